package switchboard.access;

import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;

/** The host itself, at work that no person asked for. */
record SystemCaller(UUID organization) implements Caller {

    @Override
    public String getName() {
        return "system";
    }

    @Override
    public UUID id() {
        return CallerRecord.NIL;
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
        return Reach.ALL;
    }
}
