package switchboard.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/**
 * For which organizations each module is enabled: what every room asks before it shows somebody a part of a module. A
 * module that is not named here is for all. The plugin host puts one immutable map in the place of the other, so that a
 * question costs a look into it and no query.
 *
 * <p>What somebody sees is decided by their own organization, whatever their grants reach; the desk itself sees all.
 */
public final class ModuleReaches {

    private volatile Map<String, ModuleReach> limited = Map.of();

    /** Puts these in the place of all there were. */
    public void replace(Collection<ModuleReach> reaches) {
        limited = reaches.stream().collect(Collectors.toUnmodifiableMap(ModuleReach::module, Function.identity()));
    }

    /** What is known of a module that is limited; null for one that is for all. */
    public @Nullable ModuleReach of(String module) {
        return limited.get(module);
    }

    /** The organizations a module is enabled for, null for all. */
    public @Nullable Set<UUID> organizations(String module) {
        ModuleReach reach = limited.get(module);
        return reach == null ? null : reach.organizations();
    }

    /** Whether the module is enabled for this organization, as far as organizations go. */
    public boolean covers(String module, UUID organization) {
        ModuleReach reach = limited.get(module);
        return reach == null || reach.organizations().contains(organization);
    }

    /** Whether the module is enabled for the caller's organization; always for the desk itself. */
    public boolean covers(String module, Caller caller) {
        return limited.isEmpty() || caller instanceof SystemCaller || covers(module, caller.organization());
    }

    /** The mounts of the modules that are not enabled for the caller: ticket fields that begin so are not there. */
    public Set<String> mountsBeyond(Caller caller) {
        if (limited.isEmpty()) {
            return Set.of();
        }
        Set<String> mounts = new HashSet<>();
        for (ModuleReach reach : limited.values()) {
            if (!covers(reach.module(), caller)) {
                mounts.addAll(reach.mounts());
            }
        }
        return mounts;
    }

    /** The nouns of the modules that are not enabled for the caller: events that begin so are not there. */
    public Set<String> nounsBeyond(Caller caller) {
        if (limited.isEmpty()) {
            return Set.of();
        }
        Set<String> nouns = new HashSet<>();
        for (ModuleReach reach : limited.values()) {
            if (!covers(reach.module(), caller)) {
                nouns.addAll(reach.nouns());
            }
        }
        return nouns;
    }
}
