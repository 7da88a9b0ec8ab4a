package switchboard.servicelevels.tracking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import switchboard.api.events.Event;
import switchboard.api.events.EventSubscription;

/** Follows what happens to tickets, and to calendars. */
public final class Follower {

    private static final Set<String> TYPES = Set.of("ticket.*", "calendar.changed");

    private final Tracking tracking;
    private final Recomputation recomputation;

    public Follower(Tracking tracking, Recomputation recomputation) {
        this.tracking = tracking;
        this.recomputation = recomputation;
    }

    public static EventSubscription subscription(Supplier<Follower> follower) {
        return new EventSubscription("clocks", TYPES, events -> follower.get().handle(events));
    }

    private void handle(List<Event> events) {
        Set<UUID> changed = new LinkedHashSet<>();
        boolean calendars = false;
        for (Event event : events) {
            if (event.subject().type().equals("ticket")) {
                changed.add(UUID.fromString(event.subject().id()));
            }
            calendars |= event.type().equals("calendar.changed");
        }
        tracking.refresh(new ArrayList<>(changed));
        if (calendars) {
            recomputation.begin(null);
        }
    }
}
