package switchboard.tickets;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets commands of this node that change one ticket come one after the other, so that none of them has to begin again for
 * ever. It guards nothing: the version in the database does, and other nodes know nothing of it.
 */
final class TicketTurns {

    private static final int STRIPES = 1_024;
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final ReentrantLock[] locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(STRIPES).toArray(ReentrantLock[]::new);

    /** Runs the command when it is its turn, or after a while although it is not. */
    <T> T inTurn(UUID ticket, Supplier<T> command) {
        ReentrantLock lock = locks[Math.floorMod(ticket.hashCode(), STRIPES)];
        boolean held = false;
        try {
            held = lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            return command.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return command.get();
        } finally {
            if (held) {
                lock.unlock();
            }
        }
    }
}
