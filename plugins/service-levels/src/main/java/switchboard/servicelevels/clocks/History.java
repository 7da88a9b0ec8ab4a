package switchboard.servicelevels.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.servicelevels.policies.Facts;

/**
 * What happened to a ticket, as far as clocks ask.
 *
 * @param states what held from when on, oldest first; the first from its creation on
 * @param replies public replies, oldest first
 * @param position of the last event it was read from
 */
public record History(UUID ticket, List<State> states, List<Reply> replies, long position) {

    private static final Set<String> NOT_OPEN = Set.of("resolved", "closed", "cancelled");

    public History {
        states = List.copyOf(states);
        replies = List.copyOf(replies);
    }

    /** What holds from an instant on. */
    public record State(Instant from, Facts facts, @Nullable UUID actor) {}

    /** A public reply; nobody for the desk's own. */
    public record Reply(Instant at, @Nullable UUID author) {}

    /** Whether somebody still has to do something. */
    static boolean isOpen(Facts facts) {
        return !NOT_OPEN.contains(facts.status());
    }

    public Instant createdAt() {
        return states.getFirst().from();
    }

    /** Whether it was work when the desk got it; what came resolved from elsewhere has no clocks. */
    boolean cameOpen() {
        return isOpen(states.getFirst().facts());
    }

    public Facts last() {
        return states.getLast().facts();
    }

    /** What held at an instant. */
    Facts at(Instant instant) {
        int low = 0;
        int high = states.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (states.get(middle).from().isAfter(instant)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return states.get(low).facts();
    }

    /** The same with what is about to happen. */
    public History then(Instant at, Facts facts, @Nullable UUID actor) {
        List<State> more = new ArrayList<>(states);
        more.add(new State(at, facts, actor));
        return new History(ticket, more, replies, position);
    }
}
