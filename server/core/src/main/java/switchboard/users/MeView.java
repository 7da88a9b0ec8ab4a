package switchboard.users;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import switchboard.access.ModuleDirectory;
import switchboard.api.access.Scope;

/**
 * The caller as the desk knows them.
 *
 * @param permissions what the caller may do, and how far
 * @param modules what is enabled for the caller's organization and serves
 */
public record MeView(
        @JsonUnwrapped UserView user, List<PermissionView> permissions, List<ModuleDirectory.Module> modules) {

    public MeView {
        permissions = List.copyOf(permissions);
        modules = List.copyOf(modules);
    }

    /**
     * One permission of the caller.
     *
     * @param scopes how it reaches, from narrow to wide
     * @param organizations whose objects it reaches; empty where it reaches everything
     * @param teams whose objects it reaches; empty where it reaches everything
     */
    public record PermissionView(String permission, List<Scope> scopes, List<UUID> organizations, List<UUID> teams) {

        public PermissionView {
            scopes = List.copyOf(scopes);
            organizations = List.copyOf(organizations);
            teams = List.copyOf(teams);
        }
    }
}
