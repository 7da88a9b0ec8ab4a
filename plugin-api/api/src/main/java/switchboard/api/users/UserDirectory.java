package switchboard.api.users;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.HostService;

/** People, teams and organizations, without a permission check: the caller of these methods is the plugin itself. */
@HostService
public interface UserDirectory {

    Optional<User> user(UUID id);

    /** Finds a person by id, username or e-mail address. */
    Optional<User> findUser(String reference);

    Map<UUID, User> users(Collection<UUID> ids);

    /** Finds a team by id or name. */
    Optional<Team> findTeam(String reference);

    Optional<Organization> organization(UUID id);

    /**
     * The active people of a team, at most 1,000.
     *
     * @param role key of a role: only those who hold it directly or over this team; null for everybody
     */
    List<User> members(UUID team, @Nullable String role);

    /** Finds an organization by id or name. */
    Optional<Organization> findOrganization(String reference);

    /** The organization of whoever has no other. */
    Organization defaultOrganization();
}
