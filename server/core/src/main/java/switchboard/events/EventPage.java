package switchboard.events;

import java.util.List;
import switchboard.api.events.Event;

/**
 * What was read of the journal.
 *
 * @param next the last position read, visible or not: where the next reading goes on
 */
public record EventPage(List<Event> items, long next) {

    public EventPage {
        items = List.copyOf(items);
    }
}
