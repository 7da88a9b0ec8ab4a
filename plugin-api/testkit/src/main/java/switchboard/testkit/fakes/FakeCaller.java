package switchboard.testkit.fakes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;

/**
 * Somebody with exactly the reaches that a test gives. Immutable; the {@code with…} methods answer another one.
 *
 * @param reaches by permission; none where a permission is absent
 */
public record FakeCaller(
        UUID id,
        String name,
        UUID organization,
        Set<UUID> teams,
        Set<String> roles,
        String locale,
        boolean anonymous,
        Map<String, Reach> reaches)
        implements Caller {

    public FakeCaller {
        teams = Set.copyOf(teams);
        roles = Set.copyOf(roles);
        reaches = Map.copyOf(reaches);
    }

    /** A person of {@link FakeUsers#HOME} who may do nothing yet. */
    public static FakeCaller named(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new FakeCaller(id, name, FakeUsers.HOME, Set.of(), Set.of(), "en", false, Map.of());
    }

    /** Nobody. */
    public static FakeCaller nobody() {
        return new FakeCaller(new UUID(0, 0), "anonymous", FakeUsers.HOME, Set.of(), Set.of(), "en", true, Map.of());
    }

    /** With a permission and how far it reaches. */
    public FakeCaller reaching(String permission, Reach reach) {
        Map<String, Reach> more = new HashMap<>(reaches);
        more.put(permission, reach);
        return new FakeCaller(id, name, organization, teams, roles, locale, anonymous, more);
    }

    /** With permissions for everything. */
    public FakeCaller may(String... permissions) {
        FakeCaller able = this;
        for (String permission : permissions) {
            able = able.reaching(permission, Reach.ALL);
        }
        return able;
    }

    /** With permissions for what belongs to the caller's organization. */
    public FakeCaller mayInOrganization(String... permissions) {
        FakeCaller able = this;
        for (String permission : permissions) {
            able = able.reaching(permission, new Reach(false, Set.of(organization), Set.of(), null));
        }
        return able;
    }

    /** With permissions for what is the caller's own. */
    public FakeCaller mayOwn(String... permissions) {
        FakeCaller able = this;
        for (String permission : permissions) {
            able = able.reaching(permission, new Reach(false, Set.of(), Set.of(), id));
        }
        return able;
    }

    /** Of another organization. Reaches that were given before stay as they are. */
    public FakeCaller of(UUID otherOrganization) {
        return new FakeCaller(id, name, otherOrganization, teams, roles, locale, anonymous, reaches);
    }

    /** In these teams. */
    public FakeCaller in(UUID... someTeams) {
        return new FakeCaller(id, name, organization, Set.of(someTeams), roles, locale, anonymous, reaches);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Reach reach(String permission) {
        return reaches.getOrDefault(permission, Reach.NONE);
    }
}
