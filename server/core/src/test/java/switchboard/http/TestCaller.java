package switchboard.http;

import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;

/** A caller with the permissions it is given. */
record TestCaller(UUID id, String getName, Set<String> permissions) implements Caller {

    static final TestCaller NOBODY = new TestCaller(new UUID(0, 0), "anonymous", Set.of());

    static TestCaller with(String name, String... permissions) {
        return new TestCaller(UUID.nameUUIDFromBytes(name.getBytes()), name, Set.of(permissions));
    }

    @Override
    public String getName() {
        return getName;
    }

    @Override
    public UUID organization() {
        return new UUID(0, 1);
    }

    @Override
    public Set<UUID> teams() {
        return Set.of();
    }

    @Override
    public Set<String> roles() {
        return Set.of("agent");
    }

    @Override
    public String locale() {
        return "en";
    }

    @Override
    public boolean anonymous() {
        return this == NOBODY;
    }

    @Override
    public Reach reach(String permission) {
        return permissions.contains(permission) ? Reach.ALL : Reach.NONE;
    }
}
