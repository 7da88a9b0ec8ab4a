package switchboard.plugins;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;

/** A caller with some permissions, or with all of them where none are named. */
record PluginCaller(@Nullable Set<String> permissions, UUID organization) implements Caller {

    static final UUID HOME = new UUID(0, 1);

    PluginCaller(@Nullable Set<String> permissions) {
        this(permissions, HOME);
    }

    @Override
    public String getName() {
        return "tester";
    }

    @Override
    public UUID id() {
        return new UUID(1, 1);
    }

    @Override
    public Set<UUID> teams() {
        return Set.of();
    }

    @Override
    public Set<String> roles() {
        return Set.of("administrator");
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
        return permissions == null || permissions.contains(permission) ? Reach.ALL : Reach.NONE;
    }
}
