package switchboard.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in the opposite order; a failure of one does not keep the others open. */
final class Rooms implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T room) {
        open.push(room);
        return room;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            AutoCloseable room = open.pop();
            try {
                room.close();
            } catch (Exception failure) {
                LOG.warn("{} did not stop cleanly", room.getClass().getSimpleName(), failure);
            }
        }
    }
}
