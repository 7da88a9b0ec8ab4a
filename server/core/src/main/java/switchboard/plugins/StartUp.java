package switchboard.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.ServiceDeskException;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.PluginManifest.Dependency;
import switchboard.plugins.archive.VersionRange;
import switchboard.plugins.store.PluginRow;
import switchboard.plugins.store.PluginRow.Desired;
import switchboard.plugins.store.PluginRow.Observed;

/** The plugins at the start and the stop of the server. */
final class StartUp {

    private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

    private final Mounts mounts;
    private final HostParts parts;
    private final Intake intake;
    private final Steps steps;
    private final Versions versions;
    private final Beginnings beginnings;
    private final Recalls recalls;
    private final Operations operations;

    StartUp(
            Mounts mounts,
            HostParts parts,
            Intake intake,
            Steps steps,
            Versions versions,
            Beginnings beginnings,
            Recalls recalls,
            Operations operations) {
        this.mounts = mounts;
        this.parts = parts;
        this.intake = intake;
        this.steps = steps;
        this.versions = versions;
        this.beginnings = beginnings;
        this.recalls = recalls;
        this.operations = operations;
    }

    void run(Path bundled, @Nullable List<String> initial, boolean safeMode) {
        finishPurges();
        List<PluginRow> rows = parts.store().all();
        show(rows);
        for (Path file : archives(bundled)) {
            try {
                takeIn(file, rows, initial);
            } catch (IOException | RuntimeException broken) {
                LOG.error("The bundled archive {} cannot be taken in", file, broken);
            }
        }
        if (safeMode) {
            LOG.warn("Safe mode: no plugin is started");
            beginnings.enterSafeMode();
            return;
        }
        enableAll();
    }

    private void finishPurges() {
        for (String plugin : parts.remains().unfinished()) {
            try {
                LOG.info("Going on with the purge of the plugin {}", plugin);
                parts.remains()
                        .purge(plugin, work -> parts.news().tell(work, parts.system(), plugin, "purged", Map.of()));
            } catch (RuntimeException failure) {
                LOG.error("The data of the plugin {} could not be purged; the next start tries again", plugin, failure);
            }
        }
    }

    private void show(List<PluginRow> rows) {
        List<String> named =
                rows.stream().flatMap(row -> Intake.archives(row).stream()).toList();
        Map<String, PluginManifest> manifests = parts.archives().manifests(named);
        for (PluginRow row : rows) {
            PluginManifest manifest = row.current() == null ? null : manifests.get(row.current());
            if (row.desired() != Desired.REMOVED && manifest != null) {
                PluginManifest pending = row.pending() == null ? null : manifests.get(row.pending());
                PluginManifest previous = row.previous() == null ? null : manifests.get(row.previous());
                mounts.put(new Installed(row, manifest, pending, previous, null));
            }
        }
    }

    private static List<Path> archives(Path bundled) {
        if (!Files.isDirectory(bundled)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(bundled)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            LOG.error("The folder of the bundled plugins cannot be read", unreadable);
            return List.of();
        }
    }

    /** A bundled archive is trusted like the server itself: it needs no consent, and its bytes win within one version. */
    private void takeIn(Path file, List<PluginRow> rows, @Nullable List<String> initial) throws IOException {
        String sha256 = PluginArchive.sha256(file);
        if (rows.stream().anyMatch(row -> Intake.archives(row).contains(sha256))) {
            parts.archives().bundled(List.of(sha256));
            return;
        }
        PluginArchive archive = PluginArchive.check(file, parts.archiveLimits());
        String id = archive.manifest().id();
        Installed present = mounts.snapshot().find(id);
        if (present == null) {
            if (rows.stream().anyMatch(row -> row.id().equals(id))) {
                LOG.info("The bundled plugin {} was uninstalled and stays so", id);
                return;
            }
            Conflicts.requireFit(archive.manifest());
            Conflicts.requireOwnNames(
                    archive.manifest(), mounts.snapshot(), parts.remains().all());
            boolean enabled = rows.isEmpty() && (initial == null || initial.contains(id));
            intake.install(archive, enabled ? Desired.ENABLED : Desired.DISABLED, true, parts.system());
            return;
        }
        if (supersedes(archive.manifest(), present)) {
            intake.keep(archive, true);
            versions.takeBundled(present, new Versions.Version(archive.manifest(), sha256));
        }
    }

    /** Within one version the bundled bytes win; over an upgrade that the last run did not finish, only if higher. */
    private static boolean supersedes(PluginManifest bundled, Installed present) {
        PluginManifest pending = present.pending();
        boolean goesHigher = pending != null
                && present.row().observed() == Observed.UPGRADING
                && VersionRange.compare(pending.version(), bundled.version()) >= 0;
        return !goesHigher
                && VersionRange.compare(bundled.version(), present.manifest().version()) >= 0;
    }

    /** Side by side, each after those it depends on. */
    private void enableAll() {
        Map<String, CompletableFuture<?>> starting = new HashMap<>();
        List<Installed> wanted =
                mounts.snapshot().all().stream().filter(Installed::wanted).toList();
        wanted.forEach(plugin -> mounts.change(
                plugin.id(),
                now -> now.with(now.row().being(Observed.ENABLING, now.row().problem()))));
        for (Installed plugin : inOrder(wanted)) {
            List<CompletableFuture<?>> before = plugin.manifest().dependencies().stream()
                    .map(Dependency::id)
                    .filter(starting::containsKey)
                    .<CompletableFuture<?>>map(starting::get)
                    .toList();
            starting.put(plugin.id(), operations.start(plugin.id(), () -> {
                before.forEach(StartUp::settle);
                return beginnings.resume(plugin);
            }));
        }
        starting.values().forEach(StartUp::settle);
    }

    private static void settle(CompletableFuture<?> operation) {
        try {
            operation.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof ServiceDeskException) {
                LOG.debug("A plugin did not start; it has been told", failure);
            } else {
                LOG.error("An operation on a plugin failed", failure);
            }
        }
    }

    /** Dependencies first; in a circle, which then fails with words, by id. */
    private static List<Installed> inOrder(List<Installed> plugins) {
        List<Installed> ordered = new ArrayList<>();
        List<Installed> left = new ArrayList<>(plugins);
        while (!left.isEmpty()) {
            Installed next = left.stream()
                    .filter(plugin -> plugin.manifest().dependencies().stream().noneMatch(dependency -> left.stream()
                            .anyMatch(other -> other.id().equals(dependency.id()))))
                    .findFirst()
                    .orElse(left.getFirst());
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    void stopAll() {
        List<Installed> live = mounts.snapshot().all().stream()
                .filter(plugin -> plugin.live() != null)
                .toList();
        for (Installed plugin : inOrder(live).reversed()) {
            settle(operations.start(plugin.id(), () -> {
                recalls.stop(mounts.require(plugin.id()));
                steps.stop(plugin.id());
                return "";
            }));
        }
    }
}
