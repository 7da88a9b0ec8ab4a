package switchboard.events;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;

/** A caller with the reaches that a test gives it. */
record TestCaller(UUID id, UUID organization, Map<String, Reach> reaches) implements Caller {

    static TestCaller with(UUID organization, Map<String, Reach> reaches) {
        return new TestCaller(new UUID(1, 1), organization, reaches);
    }

    @Override
    public String getName() {
        return "tester";
    }

    @Override
    public Set<UUID> teams() {
        return Set.of();
    }

    @Override
    public Set<String> roles() {
        return Set.of();
    }

    @Override
    public String locale() {
        return "en";
    }

    @Override
    public boolean anonymous() {
        return false;
    }

    @Override
    public Reach reach(String permission) {
        return reaches.getOrDefault(permission, Reach.NONE);
    }
}
