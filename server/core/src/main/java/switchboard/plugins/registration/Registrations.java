package switchboard.plugins.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.generation.LifeFailure;

/** All rooms in their order; on the way out in reverse. */
public final class Registrations {

    private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);

    private final List<Registration> rooms;

    public Registrations(List<Registration> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    /**
     * Prepares every room, or none.
     *
     * @param earlier the generation whose contributions come back where one room refuses, null for none
     * @throws LifeFailure with the room's words
     */
    public void prepare(Generation generation, @org.jspecify.annotations.Nullable Generation earlier) {
        List<Registration> done = new ArrayList<>();
        try {
            for (Registration room : rooms) {
                room.prepare(generation);
                done.add(room);
            }
        } catch (RuntimeException refused) {
            for (Registration room : done.reversed()) {
                quietly(earlier == null ? room::forget : room::prepare, earlier == null ? generation : earlier);
            }
            throw new LifeFailure("It collides with what is there: " + refused.getMessage(), refused);
        }
    }

    public void publish(Generation generation) {
        rooms.forEach(room -> room.publish(generation));
    }

    public void begin(Generation generation) {
        rooms.forEach(room -> room.begin(generation));
    }

    /** Never fails: on the way out every room must have its turn. */
    public void pause(Generation generation) {
        rooms.reversed().forEach(room -> quietly(room::pause, generation));
    }

    public void unpublish(Generation generation) {
        rooms.reversed().forEach(room -> quietly(room::unpublish, generation));
    }

    public void forget(Generation generation) {
        rooms.reversed().forEach(room -> quietly(room::forget, generation));
    }

    private static void quietly(Consumer<Generation> step, Generation generation) {
        try {
            step.accept(generation);
        } catch (RuntimeException failure) {
            LOG.error("A room could not let go of the plugin {}", generation, failure);
        }
    }
}
