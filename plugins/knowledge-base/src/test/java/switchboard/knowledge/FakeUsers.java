package switchboard.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.users.Organization;
import switchboard.api.users.Team;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;

/** A directory of two organizations and whoever a test adds. */
public final class FakeUsers implements UserDirectory {

    private final Map<UUID, User> people = new LinkedHashMap<>();
    private final Map<UUID, Organization> organizations = new LinkedHashMap<>();

    public FakeUsers() {
        organizations.put(KnowledgeDesk.HOME, new Organization(KnowledgeDesk.HOME, "Home", null, "en"));
        organizations.put(KnowledgeDesk.OTHER, new Organization(KnowledgeDesk.OTHER, "Other", null, "sv"));
    }

    void add(UUID id, String username, UUID organization) {
        people.put(id, new User(id, username, username, username + "@example.org", true, "en", "UTC", organization));
    }

    @Override
    public Optional<User> user(UUID id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Optional<User> findUser(String reference) {
        return people.values().stream()
                .filter(user -> reference.equals(user.id().toString())
                        || reference.equals(user.username())
                        || reference.equals(user.email()))
                .findFirst();
    }

    @Override
    public Map<UUID, User> users(Collection<UUID> ids) {
        Map<UUID, User> found = new HashMap<>(people);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public Optional<Team> findTeam(String reference) {
        return Optional.empty();
    }

    @Override
    public List<User> members(UUID team, @Nullable String role) {
        return List.of();
    }

    @Override
    public Optional<Organization> organization(UUID id) {
        return Optional.ofNullable(organizations.get(id));
    }

    @Override
    public Optional<Organization> findOrganization(String reference) {
        return organizations.values().stream()
                .filter(organization ->
                        reference.equals(organization.id().toString()) || reference.equals(organization.name()))
                .findFirst();
    }

    @Override
    public Organization defaultOrganization() {
        return organizations.get(KnowledgeDesk.HOME);
    }
}
