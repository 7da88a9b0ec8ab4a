package switchboard.assignment;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets the choices of one team come one after the other on this node, so that none has to begin again for ever. It guards
 * nothing: the count of choices in the team's row does, and other nodes know nothing of it.
 */
final class TeamTurns {

    private static final int STRIPES = 256;
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final ReentrantLock[] locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(STRIPES).toArray(ReentrantLock[]::new);

    <T> T inTurn(UUID team, Supplier<T> choice) {
        ReentrantLock lock = locks[Math.floorMod(team.hashCode(), STRIPES)];
        boolean held = false;
        try {
            held = lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            return choice.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return choice.get();
        } finally {
            if (held) {
                lock.unlock();
            }
        }
    }
}
