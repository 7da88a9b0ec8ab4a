package switchboard.tickets;

import java.time.Duration;

/** Waits until everything committed so far has its position; see {@code events.Sequencer}. */
@FunctionalInterface
public interface PositionWait {

    /** Returns false where the time was too short. */
    boolean await(Duration longest) throws InterruptedException;
}
