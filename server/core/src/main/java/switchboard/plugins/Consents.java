package switchboard.plugins;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.archive.Demands;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.signature.TrustedKeys;
import switchboard.plugins.store.ArchiveFacts;

/** What an administrator has to agree to: what manifests ask for, and whose signature archives bear. */
final class Consents {

    private final Map<String, ArchiveFacts> facts;
    private final TrustedKeys keys;

    /** @param facts of the archives in question, by hash */
    Consents(Map<String, ArchiveFacts> facts, TrustedKeys keys) {
        this.facts = facts;
        this.keys = keys;
    }

    /**
     * What a version asks for beyond the present one. Nothing of a plugin that is not to be enabled: whoever enables it
     * sees what it asks for, and agrees by that. One that is to be enabled but has failed would come up by itself, so
     * it has to be asked for.
     *
     * @param signer of the version's archive, null where it has no signature
     */
    Set<String> beyond(Installed present, PluginManifest next, @Nullable String signer) {
        return present.wanted() ? demands(present, next, signer) : Set.of();
    }

    /** What the version that waits asks for beyond the present one; nothing where none waits. */
    Set<String> waiting(Installed plugin) {
        PluginManifest pending = plugin.pending();
        return pending == null
                ? Set.of()
                : demands(plugin, pending, signer(plugin.row().pending()));
    }

    /** What a version asks for beyond the present one, whether or not anybody has to be asked. */
    Set<String> demands(Installed present, PluginManifest next, @Nullable String signer) {
        Set<String> demands = new TreeSet<>(Demands.beyond(next, present.manifest()));
        String before = signer(present.row().current());
        if (before != null && !before.equals(signer)) {
            demands.add(
                    "signature of " + (signer == null ? "nobody" : shown(signer)) + " in place of " + shown(before));
        }
        return demands;
    }

    PluginView.@Nullable Signature signature(@Nullable String archive) {
        String signer = signer(archive);
        return signer == null ? null : new PluginView.Signature(keys.name(signer), signer);
    }

    boolean bundled(@Nullable String archive) {
        ArchiveFacts known = archive == null ? null : facts.get(archive);
        return known != null && known.bundled();
    }

    private @Nullable String signer(@Nullable String archive) {
        ArchiveFacts known = archive == null ? null : facts.get(archive);
        return known == null ? null : known.signer();
    }

    private String shown(String key) {
        String name = keys.name(key);
        return name == null ? key : name;
    }
}
