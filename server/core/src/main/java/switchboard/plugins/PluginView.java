package switchboard.plugins;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Permission;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.PluginManifest.Dependency;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.store.PluginRow;

/**
 * A plugin as an administrator sees it.
 *
 * @param version the version that serves, or would
 * @param state disabled, enabling, enabled, upgrading, needs_consent, failed or quarantined
 * @param mount path under {@code /api/v1}, null where it has none
 * @param permissions keys of the permissions it adds
 * @param problem what went wrong last, null where nothing did
 * @param pendingVersion the version that waits for consent, null where none does
 * @param previousVersion the version that a rollback leads to, null where there is none
 * @param trialUntil until when the version is watched and can be taken back by itself, null where it is not on trial
 * @param demands what that version asks for beyond the present one
 * @param services the host services it asks for, null where its manifest does not limit itself
 * @param hosts the outside hosts it talks to
 * @param organizations ids of those for which it is enabled, null where for all
 * @param sha256 of its archive
 * @param signature who signed its archive, null where nobody did
 * @param bundled whether its archive came with the server
 */
public record PluginView(
        String id,
        String version,
        String state,
        @Nullable String mount,
        List<String> permissions,
        @Nullable String problem,
        String description,
        String provider,
        String license,
        List<String> dependencies,
        @Nullable String tables,
        @Nullable List<String> services,
        List<String> hosts,
        String personalData,
        @Nullable String pendingVersion,
        @Nullable String previousVersion,
        @Nullable Instant trialUntil,
        List<String> demands,
        @Nullable List<UUID> organizations,
        @Nullable String sha256,
        @Nullable Signature signature,
        boolean bundled,
        long revision) {

    /**
     * Whose signature an archive bears.
     *
     * @param name under which the administrator lists the key, null where it is not listed
     * @param key the public key, in Base64
     */
    public record Signature(@Nullable String name, String key) {}

    static PluginView of(Installed plugin, Consents consents, @Nullable List<UUID> organizations) {
        PluginManifest manifest = plugin.manifest();
        PluginManifest pending = plugin.pending();
        PluginRow row = plugin.row();
        return new PluginView(
                plugin.id(),
                manifest.version(),
                row.observed().name().toLowerCase(Locale.ROOT),
                manifest.mount(),
                permissions(plugin),
                row.problem(),
                manifest.description(),
                manifest.provider(),
                manifest.license(),
                manifest.dependencies().stream().map(PluginView::words).toList(),
                manifest.tables(),
                manifest.services() == null ? null : sorted(manifest.services()),
                sorted(manifest.hosts()),
                manifest.personalData(),
                pending == null ? null : pending.version(),
                plugin.previous() == null ? null : plugin.previous().version(),
                row.trial() == null ? null : row.trial().until(),
                sorted(consents.waiting(plugin)),
                organizations,
                row.current(),
                consents.signature(row.current()),
                consents.bundled(row.current()),
                row.version());
    }

    private static List<String> permissions(Installed plugin) {
        Generation live = plugin.live();
        if (live != null) {
            return live.declaration().permissions().stream()
                    .map(Permission::key)
                    .sorted()
                    .toList();
        }
        Set<String> declared = plugin.manifest().permissions();
        return declared == null ? List.of() : sorted(declared);
    }

    private static String words(Dependency dependency) {
        return dependency.id() + (dependency.optional() ? "?" : "") + "@" + dependency.range();
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
