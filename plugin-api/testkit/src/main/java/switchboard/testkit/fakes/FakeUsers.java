package switchboard.testkit.fakes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.users.Organization;
import switchboard.api.users.Team;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;

/** Two organizations, and whoever a test adds. */
public final class FakeUsers implements UserDirectory {

    /** The default organization. */
    public static final UUID HOME = new UUID(0x10000, 1);

    /** Another one. */
    public static final UUID OTHER = new UUID(0x10000, 2);

    private final Map<UUID, User> people = new LinkedHashMap<>();
    private final Map<UUID, FakeCaller> callers = new LinkedHashMap<>();
    private final Map<UUID, Team> teams = new LinkedHashMap<>();
    private final Map<UUID, Map<UUID, Set<String>>> members = new LinkedHashMap<>();
    private final Map<UUID, Organization> organizations = new LinkedHashMap<>();

    public FakeUsers() {
        add(new Organization(HOME, "Home", null, "en"));
        add(new Organization(OTHER, "Other", null, "en"));
    }

    public void add(User user) {
        people.put(user.id(), user);
    }

    public void add(Team team) {
        teams.put(team.id(), team);
    }

    public void add(Organization organization) {
        organizations.put(organization.id(), organization);
    }

    /** Adds the person that a caller is. */
    public void add(FakeCaller caller) {
        callers.put(caller.id(), caller);
        String name = caller.getName();
        add(new User(caller.id(), name, name, name + "@example.org", true, "en", "UTC", caller.organization()));
    }

    /** What {@code Access.caller} answers: the callers that were added. */
    Optional<Caller> caller(UUID person) {
        return Optional.ofNullable(callers.get(person));
    }

    @Override
    public Optional<User> user(UUID id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Optional<User> findUser(String reference) {
        return first(
                people,
                user -> reference.equals(user.id().toString())
                        || reference.equals(user.username())
                        || reference.equals(user.email()));
    }

    @Override
    public Map<UUID, User> users(Collection<UUID> ids) {
        return people.values().stream()
                .filter(user -> ids.contains(user.id()))
                .collect(Collectors.toMap(User::id, user -> user));
    }

    @Override
    public Optional<Team> findTeam(String reference) {
        return first(teams, team -> reference.equals(team.id().toString()) || reference.equals(team.name()));
    }

    /** Lets a person be of a team, with these roles over it. */
    public void join(UUID team, UUID person, String... roles) {
        members.computeIfAbsent(team, any -> new LinkedHashMap<>()).put(person, Set.of(roles));
    }

    @Override
    public List<User> members(UUID team, @Nullable String role) {
        return members.getOrDefault(team, Map.of()).entrySet().stream()
                .filter(member -> role == null || member.getValue().contains(role))
                .map(member -> people.get(member.getKey()))
                .filter(user -> user != null && user.active())
                .toList();
    }

    @Override
    public Optional<Organization> organization(UUID id) {
        return Optional.ofNullable(organizations.get(id));
    }

    @Override
    public Optional<Organization> findOrganization(String reference) {
        return first(organizations, found -> reference.equals(found.id().toString()) || reference.equals(found.name()));
    }

    @Override
    public Organization defaultOrganization() {
        return organization(HOME).orElseThrow();
    }

    private static <T> Optional<T> first(Map<UUID, T> among, Predicate<T> wanted) {
        return among.values().stream().filter(wanted).findFirst();
    }
}
