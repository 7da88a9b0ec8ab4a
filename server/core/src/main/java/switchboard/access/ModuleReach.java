package switchboard.access;

import java.util.Set;
import java.util.UUID;

/**
 * A module that is enabled for some organizations only.
 *
 * @param module the plugin's id
 * @param mounts what the names of its ticket fields begin with, in this version and those before
 * @param nouns of its permissions and events, in this version and those before
 * @param organizations exactly those for which it is enabled, not what stands below them; may be empty
 */
public record ModuleReach(String module, Set<String> mounts, Set<String> nouns, Set<UUID> organizations) {

    public ModuleReach {
        mounts = Set.copyOf(mounts);
        nouns = Set.copyOf(nouns);
        organizations = Set.copyOf(organizations);
    }
}
