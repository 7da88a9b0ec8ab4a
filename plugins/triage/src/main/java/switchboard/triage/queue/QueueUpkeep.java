package switchboard.triage.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.events.EventSubscription;
import switchboard.api.http.Page;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;

/**
 * Keeps the queue in order: by what happens to tickets, by what their time becomes, of which no event tells, and by what is
 * set. Every minute it looks at the tickets whose time is up first, and goes some pages on in its way round all open ones.
 */
public final class QueueUpkeep {

    /**
     * How much a run reads.
     *
     * @param page tickets on a page
     * @param first pages of those whose time is up first, at most
     * @param round pages on the way round all open tickets, at most
     * @param anew the same where another order was set, until all are placed by it
     */
    record Bounds(int page, int first, int round, int anew) {

        static final Bounds STANDARD = new Bounds(Queue.MOST_IDS, 5, 10, 25);
    }

    private final Ground ground;
    private final Queue queue;
    private final QueueRound round;
    private final Bounds bounds;

    public QueueUpkeep(Ground ground) {
        this(ground, Bounds.STANDARD);
    }

    QueueUpkeep(Ground ground, Bounds bounds) {
        this.ground = ground;
        this.queue = new Queue(ground);
        this.round = new QueueRound(ground, queue, bounds);
        this.bounds = bounds;
    }

    public static EventSubscription subscription(Supplier<QueueUpkeep> upkeep) {
        return new EventSubscription(
                "queue", Set.of("ticket.created", "ticket.changed", "ticket.transitioned"), events -> upkeep.get()
                        .handle(events));
    }

    public static JobDefinition job(Supplier<QueueUpkeep> upkeep) {
        return new JobDefinition(
                "queue", Duration.ofMinutes(1), payload -> upkeep.get().run());
    }

    void handle(List<Event> events) {
        Set<UUID> ids = new LinkedHashSet<>();
        events.forEach(event -> ids.add(UUID.fromString(event.subject().id())));
        List<UUID> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += Queue.MOST_IDS) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + Queue.MOST_IDS));
            queue.place(ground.tickets().find(ground.access().system(), some));
        }
    }

    void run() {
        round.run();
        first();
    }

    private void first() {
        String cursor = null;
        int pages = 0;
        do {
            Page<Ticket> page = ground.tickets().list(ground.access().system(), parameters(cursor));
            queue.place(page.items());
            cursor = page.next();
            pages++;
        } while (cursor != null && pages < bounds.first());
    }

    private Map<String, List<String>> parameters(@Nullable String cursor) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("open", List.of("true"));
        parameters.put("sort", List.of("due." + Queue.RESOLUTION));
        parameters.put("limit", List.of(Integer.toString(bounds.page())));
        if (cursor != null) {
            parameters.put("cursor", List.of(cursor));
        }
        return parameters;
    }
}
