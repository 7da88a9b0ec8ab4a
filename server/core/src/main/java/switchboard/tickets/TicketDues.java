package switchboard.tickets;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/**
 * When something of a ticket is due: a response, a resolution, an approval. Whoever works a time out publishes it, so that
 * lists can filter and sort by it. It is no part of the ticket: publishing one is no change of it and no event.
 */
public final class TicketDues {

    private static final int MOST_TICKETS = 200;
    private static final int MOST_NAMES = 50;

    private final TicketGround ground;

    TicketDues(TicketGround ground) {
        this.ground = ground;
    }

    /** One due time. */
    public record Due(String name, Instant dueAt) {}

    /** See {@link switchboard.api.tickets.TicketService#publishDue(Map)}. */
    void publish(Map<UUID, ? extends Map<String, @Nullable Instant>> dues) {
        if (dues.size() > MOST_TICKETS) {
            throw new IllegalArgumentException("At most " + MOST_TICKETS + " tickets");
        }
        dues.values().forEach(TicketDues::check);
        if (!dues.isEmpty()) {
            ground.transactions().inTransaction(work -> {
                TicketDueRows.publish(work.dsl(), Map.copyOf(dues));
                return dues;
            });
        }
    }

    private static void check(Map<String, @Nullable Instant> dues) {
        if (dues.size() > MOST_NAMES) {
            throw new IllegalArgumentException("At most " + MOST_NAMES + " due times of a ticket");
        }
        dues.forEach((name, at) -> {
            if (!CustomFields.isName(name)) {
                throw new IllegalArgumentException("No name of a due time: " + name);
            }
            if (at != null && (at.isBefore(Instant.EPOCH) || !at.isBefore(Cursors.END))) {
                throw new IllegalArgumentException("A due time lies between the years 1970 and 9999");
            }
        });
    }

    /** See {@link switchboard.api.tickets.TicketService#dues}. */
    Map<UUID, Map<String, Instant>> of(Collection<UUID> tickets) {
        return ground.transactions().read(dsl -> TicketDueRows.of(dsl, tickets));
    }

    /** What is due of a ticket that the caller sees, the next first; nothing of modules that are not there for the caller. */
    public List<Due> of(Caller caller, String ticket) {
        UUID id = ground.finder().require(caller, ticket).id();
        FieldSight sight = ground.modules().sight(caller);
        return ground.transactions().read(dsl -> TicketDueRows.of(dsl, id)).entrySet().stream()
                .filter(due -> !sight.isOfHiddenModule(due.getKey()))
                .sorted(Map.Entry.comparingByValue())
                .map(due -> new Due(due.getKey(), due.getValue()))
                .toList();
    }
}
