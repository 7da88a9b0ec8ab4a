package switchboard.api.events;

import java.util.List;
import switchboard.api.ExtensionPoint;

/** Takes events in order, at least once. An exception stops the subscription where it stands and is retried with growing pauses. */
@ExtensionPoint
@FunctionalInterface
public interface EventHandler {

    /** Handles a batch of 1 to 500 events, oldest first. The cursor moves on when this returns. */
    void handle(List<Event> events) throws Exception;
}
