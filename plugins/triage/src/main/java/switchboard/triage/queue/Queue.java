package switchboard.triage.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.conditions.Facts;

/**
 * The order of the triage queue. Each open ticket that nobody works on, or that has no category, has a key among its due
 * times, by which the desk lists it, as the {@link QueueOrder} says.
 */
final class Queue {

    /** The name of the key: an order, and no time at which something is due. */
    static final String KEY = "triage.queue";

    /** What time is left for, where somebody watches it. */
    static final String RESOLUTION = "service-levels.resolution";

    static final int MOST_IDS = 200;

    private final Ground ground;

    Queue(Ground ground) {
        this.ground = ground;
    }

    static boolean isUnassigned(Ticket ticket) {
        return ticket.assignee() == null;
    }

    static boolean isUnclassified(Ticket ticket) {
        return ticket.category() == null;
    }

    /** Puts tickets where they belong, or takes them out. */
    void place(List<Ticket> tickets) {
        Set<UUID> ids = Set.copyOf(tickets.stream().map(Ticket::id).toList());
        Map<UUID, Map<String, Instant>> dues = ground.tickets().dues(ids);
        QueueOrder order = QueueOrder.of(ground.settings());
        Map<UUID, Map<String, @Nullable Instant>> keys = new HashMap<>();
        for (Ticket ticket : tickets) {
            Map<String, Instant> there = dues.getOrDefault(ticket.id(), Map.of());
            boolean waits = Facts.isOpen(ticket) && (isUnassigned(ticket) || isUnclassified(ticket));
            Instant key = waits ? order.key(ticket, there.get(RESOLUTION)) : null;
            if (!java.util.Objects.equals(key, there.get(KEY))) {
                Map<String, @Nullable Instant> one = new HashMap<>();
                one.put(KEY, key);
                keys.put(ticket.id(), one);
            }
        }
        if (!keys.isEmpty()) {
            ground.tickets().publishDue(keys);
        }
    }
}
