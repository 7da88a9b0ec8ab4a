package switchboard.audit;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;

/** A caller with the reaches that a test gives it. */
public record RoomCaller(UUID id, Map<String, Reach> reaches) implements Caller {

    public static RoomCaller with(Map<String, Reach> reaches) {
        return new RoomCaller(new UUID(1, 1), reaches);
    }

    @Override
    public String getName() {
        return "tester";
    }

    @Override
    public UUID organization() {
        return new UUID(0, 0);
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
