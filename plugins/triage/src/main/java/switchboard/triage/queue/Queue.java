package switchboard.triage.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.TriageSettings;
import switchboard.triage.conditions.Facts;

/**
 * The order of the triage queue. Each open ticket that nobody works on, or that has no category, has a key among its due
 * times, by which the desk lists it: first how critical it is, then how much time is left, then how old it is.
 */
final class Queue {

    /** The name of the key: an order, and no time at which something is due. */
    static final String KEY = "triage.queue";

    /** What time is left for, where somebody watches it. */
    static final String RESOLUTION = "service-levels.resolution";

    static final int MOST_IDS = 200;

    private static final Instant ORIGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CENTURY = Duration.ofDays(36_525);
    /** A priority has a century for those with a due time, and one for those without; the third keeps them apart. */
    private static final int CENTURIES = 3;

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
        List<String> priorities = TriageSettings.priorities(ground.settings());
        Map<UUID, Map<String, @Nullable Instant>> keys = new HashMap<>();
        for (Ticket ticket : tickets) {
            Map<String, Instant> there = dues.getOrDefault(ticket.id(), Map.of());
            boolean waits = Facts.isOpen(ticket) && (isUnassigned(ticket) || isUnclassified(ticket));
            Instant key = waits ? key(ticket, priorities, there.get(RESOLUTION)) : null;
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

    static Instant key(Ticket ticket, List<String> priorities, @Nullable Instant due) {
        int known = priorities.indexOf(ticket.priority());
        int rank = known < 0 ? priorities.size() : known;
        Instant base = ORIGIN.plus(CENTURY.multipliedBy((long) CENTURIES * rank));
        return due == null ? base.plus(CENTURY).plus(sinceOrigin(ticket.createdAt())) : base.plus(sinceOrigin(due));
    }

    private static Duration sinceOrigin(Instant at) {
        Duration since = Duration.between(ORIGIN, at);
        if (since.isNegative()) {
            return Duration.ZERO;
        }
        return since.compareTo(CENTURY) < 0 ? since : CENTURY.minusSeconds(1);
    }
}
