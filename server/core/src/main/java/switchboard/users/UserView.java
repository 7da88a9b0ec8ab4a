package switchboard.users;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the desk shows it.
 *
 * @param username null for somebody who cannot sign in by name
 * @param active whether the person may sign in; people are deactivated, never deleted
 * @param teams ids of the person's teams
 * @param roles keys of the roles held directly: over the person's own organization and teams
 * @param grants roles over one other organization or team
 * @param version grows with every change; the entity tag
 */
public record UserView(
        UUID id,
        @Nullable String username,
        String displayName,
        @Nullable String email,
        boolean active,
        String locale,
        String timeZone,
        UUID organization,
        List<UUID> teams,
        List<String> roles,
        List<GrantView> grants,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore boolean canSignIn,
        @JsonIgnore long version) {

    public UserView {
        teams = List.copyOf(teams);
        roles = List.copyOf(roles);
        grants = List.copyOf(grants);
    }
}
