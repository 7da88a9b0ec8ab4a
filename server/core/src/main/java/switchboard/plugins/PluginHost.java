package switchboard.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.access.ModuleDirectory;
import switchboard.api.access.Caller;
import switchboard.http.MountDirectory;
import switchboard.http.MountedApplication;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.remains.Footprint;
import switchboard.plugins.remains.KeptData;

/**
 * The plugins of this server: what is installed, what serves, and every operation on them. Operations on one plugin come
 * one after the other; each either succeeds or leaves what served before serving and says why.
 */
public final class PluginHost implements MountDirectory, ModuleDirectory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HostParts parts;
    private final Mounts mounts;
    private final Operations operations;
    private final Intake intake;
    private final Switches switches;
    private final Recalls recalls;
    private final Inspections inspections;
    private final Plans plans;
    private final Steps steps;
    private final StartUp startUp;
    private final OrganizationLimits limits;
    private final PluginWatch watch;
    private final OtherNodes otherNodes;

    public PluginHost(HostParts parts) {
        this.parts = parts;
        this.mounts = new Mounts(parts.reaches().published());
        this.limits = new OrganizationLimits(mounts, parts);
        this.operations = new Operations(parts.threads());
        this.intake = new Intake(mounts, parts);
        Folders folders = new Folders(parts);
        PluginMigrations migrations = new PluginMigrations(parts.migrations(), parts.remains());
        Generations generations = new Generations(mounts, folders, migrations, parts, this::quarantine);
        this.otherNodes = new OtherNodes(mounts, parts, generations, operations);
        Ledger ledger = new Ledger(mounts, parts);
        Trials trials = new Trials(parts.trial(), parts.threads(), new TrialVerdict());
        Versions versions = new Versions(mounts, parts, intake, ledger, trials);
        Beginnings beginnings = new Beginnings(mounts, parts, generations, ledger, versions);
        this.switches = new Switches(mounts, generations, intake, ledger, versions, beginnings);
        this.recalls = new Recalls(mounts, parts, generations, ledger, versions, trials);
        this.inspections = new Inspections(parts.archives());
        this.plans = new Plans(mounts, parts, intake);
        this.steps = new Steps(mounts, parts, generations, intake, inspections, ledger, trials, switches, beginnings);
        this.watch = new PluginWatch(
                mounts, new DataFolders(parts.services().folders(), parts.maxDataBytes()), parts.threads());
        this.startUp = new StartUp(mounts, parts, intake, steps, versions, beginnings, recalls, operations);
    }

    /**
     * Takes in the bundled archives and starts what is to be enabled. Never fails because of a plugin: a broken one is
     * listed with its problem and the server starts without it.
     *
     * @param bundled folder of the bundled archives, which may be missing
     * @param initial ids to enable at the first start, null for every bundled one
     * @param safeMode whether to start none
     */
    public void start(Path bundled, @Nullable List<String> initial, boolean safeMode) {
        parts.reaches().publish();
        watch.start();
        startUp.run(bundled, initial, safeMode);
    }

    /**
     * Does within about a second what is done to plugins on other nodes. To be called once, after the start, where there
     * can be others and plugins are started at all.
     */
    public void follow() {
        otherNodes.start(parts.threads());
    }

    /** The plugins that the caller may know of, by id: every one with {@code plugin:read} for all, otherwise their own. */
    public List<PluginView> list(Caller caller) {
        List<Installed> known = mounts.snapshot().all().stream()
                .filter(plugin -> knows(caller, plugin.id()))
                .toList();
        Consents consents = intake.consents(known);
        return known.stream()
                .map(plugin -> PluginView.of(plugin, consents, limits.shownTo(caller, plugin.id())))
                .toList();
    }

    /** One plugin, or 404. */
    public PluginView find(String id) {
        Installed plugin = mounts.require(id);
        return PluginView.of(plugin, intake.consents(List.of(plugin)), limits.of(id));
    }

    /** One plugin and how it is doing, or 404; also for those who may not know of it. */
    public PluginDetails details(String id, Caller caller) {
        Installed plugin = mounts.require(id);
        if (!knows(caller, id)) {
            throw Refusals.notFound();
        }
        PluginView view = PluginView.of(plugin, intake.consents(List.of(plugin)), limits.shownTo(caller, id));
        String archive = plugin.row().current();
        return PluginDetails.of(plugin, view, archive == null ? null : inspections.of(archive), parts);
    }

    private boolean knows(Caller caller, String plugin) {
        return caller.reach(PluginNews.READ).all()
                || parts.reaches().published().covers(plugin, caller);
    }

    /** Data of plugins that are not installed any more, by id, as far as the caller may know of them. */
    public List<KeptData> kept(Caller caller) {
        Snapshot installed = mounts.snapshot();
        return parts.remains().all().values().stream()
                .filter(footprint -> installed.find(footprint.plugin()) == null)
                .filter(footprint -> knows(caller, footprint.plugin()))
                .map(KeptData::of)
                .toList();
    }

    /** What is there of a plugin's data, whatever became of the plugin; 404 where there is nothing and no plugin. */
    public Footprint footprint(String id) {
        return parts.remains()
                .find(id)
                .orElseGet(
                        () -> Footprint.none(id, mounts.require(id).manifest().version()));
    }

    /** Writes a plugin's data as a zip; a failure in the middle leaves one without its end. */
    public void export(Footprint footprint, OutputStream out) throws IOException {
        parts.remains().export(footprint, out);
    }

    /**
     * Checks and takes in an archive.
     *
     * @param file of unknown origin; the caller deletes it
     * @param sha256 that the file must have, null for any
     */
    public Installation install(Path file, @Nullable String sha256, Caller caller) throws IOException {
        PluginArchive archive = checked(file, sha256);
        String id = archive.manifest().id();
        Inspections.Seen seen = seen(archive);
        CompletableFuture<Intake.Kind> operation = start(id, () -> {
            Intake.Kind kind = intake.judge(archive, seen);
            switch (kind) {
                case NEW -> {
                    intake.install(archive, switchboard.plugins.store.PluginRow.Desired.DISABLED, false, caller);
                    inspections.keep(archive, seen);
                }
                case NEXT -> steps.next(archive, seen, caller);
                case SAME -> {
                    // One that came with the server has not been looked into before.
                    inspections.keep(archive, seen);
                    LOG.info(
                            "The archive of {} {} is installed already",
                            id,
                            archive.manifest().version());
                }
            }
            return kind;
        });
        boolean done = Operations.await(operation, PATIENCE);
        return new Installation(find(id), seen.inspection(), done && operation.join() == Intake.Kind.NEW, done);
    }

    /** Says what {@link #install} would do with an archive, and does nothing. */
    public Plan plan(Path file, @Nullable String sha256) throws IOException {
        PluginArchive archive = checked(file, sha256);
        return plans.of(archive, seen(archive));
    }

    private PluginArchive checked(Path file, @Nullable String sha256) throws IOException {
        PluginArchive archive = PluginArchive.check(file, parts.archiveLimits());
        if (sha256 != null && !sha256.equalsIgnoreCase(archive.sha256())) {
            throw Refusals.failed(
                    "plugin.checksum_mismatch",
                    "The archive's SHA-256 is " + archive.sha256() + " and not the one that was expected.");
        }
        return archive;
    }

    private Inspections.Seen seen(PluginArchive archive) {
        Installed present = mounts.snapshot().find(archive.manifest().id());
        return inspections.look(archive, present == null ? null : present.row().current());
    }

    /** What became of an installation. */
    public record Installation(
            PluginView plugin, Map<String, @Nullable Object> inspection, boolean created, boolean done) {}

    /** Enables a plugin; does nothing where it serves. Answers whether it is done within a minute. */
    public boolean enable(String id, Caller caller) {
        return run(id, () -> steps.enable(id, caller));
    }

    /** Disables a plugin; does nothing where it is disabled. */
    public boolean disable(String id, Caller caller) {
        return run(id, () -> steps.disable(id, caller));
    }

    /** Goes back to the version before; done twice it leads forward again. */
    public boolean rollback(String id, Caller caller) {
        return run(id, () -> switches.back(id, caller));
    }

    /** Agrees to what a waiting version asks for, and switches to it. */
    public boolean consent(String id, String version, Caller caller) {
        return run(id, () -> steps.consent(id, version, caller));
    }

    /**
     * Enables a plugin for some organizations only, or for all. For the others it is as if it were not there, at once.
     *
     * @param organizations ids or names, null for all
     * @param ifVersion the version of the plugin that the caller insists on, null for none
     */
    public boolean limit(String id, @Nullable List<String> organizations, @Nullable Long ifVersion, Caller caller) {
        requireKnown(id);
        Set<UUID> wanted = organizations == null ? null : limits.resolve(organizations);
        return run(id, () -> limits.set(id, wanted, ifVersion, caller));
    }

    /** Takes a plugin away, and its data where {@code purge} says so; also data that it left when it went. */
    public void uninstall(String id, boolean purge, Caller caller) {
        if (isKnown(id)) {
            run(id, () -> steps.uninstall(id, purge, caller));
            return;
        }
        if (!purge || parts.remains().find(id).isEmpty()) {
            throw Refusals.notFound();
        }
        Operations.await(
                start(id, () -> {
                    steps.purgeKept(id, caller);
                    return id;
                }),
                PATIENCE);
    }

    private boolean run(String id, Callable<?> step) {
        requireKnown(id);
        return Operations.await(start(id, step), PATIENCE);
    }

    private void requireKnown(String id) {
        if (!isKnown(id)) {
            throw Refusals.notFound();
        }
    }

    private boolean isKnown(String id) {
        return mounts.snapshot().find(id) != null || otherNodes.know(id);
    }

    /** Starts an operation from where the last one has left the plugin, whichever node that was on. */
    private <T> CompletableFuture<T> start(String id, Callable<T> operation) {
        return operations.start(id, () -> {
            otherNodes.catchUp(id);
            return operation.call();
        });
    }

    private void quarantine(Generation generation, String reason) {
        byItself(generation, "be put into quarantine", () -> recalls.quarantine(generation, reason));
    }

    private final class TrialVerdict implements Trials.Verdict {
        @Override
        public void failed(Generation generation, String problem) {
            byItself(generation, "be taken back", () -> recalls.takeBack(generation, problem));
        }

        @Override
        public void passed(Generation generation) {
            byItself(generation, "end its trial", () -> recalls.passed(generation));
        }
    }

    /** What nobody asked for and nobody waits for. */
    private void byItself(Generation generation, String what, Runnable step) {
        start(generation.id(), () -> {
                    step.run();
                    return "";
                })
                .exceptionally(failure -> {
                    LOG.error("Plugin {} could not {}", generation, what, failure);
                    return "";
                });
    }

    @Override
    public MountedApplication find(String mount, Caller caller) {
        return mounts.find(mount, caller);
    }

    @Override
    public MountedApplication findBelow(String parent, String mount, Caller caller) {
        return mounts.findBelow(parent, mount, caller);
    }

    @Override
    public void requireReached(String mount, Caller caller) {
        mounts.requireReached(mount, caller);
    }

    /** The generations that serve now, by id. */
    public Map<String, Generation> live() {
        Map<String, Generation> live = new TreeMap<>();
        for (Installed plugin : mounts.snapshot().all()) {
            if (plugin.live() != null) {
                live.put(plugin.id(), plugin.live());
            }
        }
        return live;
    }

    /** Those of them that are enabled for the caller's organization. */
    public Map<String, Generation> liveFor(Caller caller) {
        Map<String, Generation> live = live();
        live.keySet().removeIf(id -> !parts.reaches().published().covers(id, caller));
        return live;
    }

    @Override
    public List<Module> enabledFor(Caller caller) {
        return liveFor(caller).values().stream()
                .map(live ->
                        new Module(live.id(), live.version(), live.manifest().mount()))
                .toList();
    }

    /** How many class loaders of plugins exist, closed ones that are not collected among them. */
    public int loadersAlive() {
        return parts.watch().alive();
    }

    /** Takes every plugin down, dependents first. What is to be enabled stays so for the next start. */
    @Override
    public void close() {
        watch.close();
        otherNodes.close();
        startUp.stopAll();
    }
}
