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
 * set.
 */
public final class QueueUpkeep {

    private static final int MOST_PAGES = 5;
    /** Of those that are placed anew where another order is set: 5,000 tickets a minute. */
    private static final int MOST_PAGES_ANEW = 25;

    private final Ground ground;
    private final Queue queue;
    private final Replacement replacement;

    public QueueUpkeep(Ground ground) {
        this.ground = ground;
        this.queue = new Queue(ground);
        this.replacement = new Replacement(ground, queue);
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

    /** All of them, some at a time, where another order is set; then the thousand whose time is up first. */
    void run() {
        replacement.run(MOST_PAGES_ANEW);
        String cursor = null;
        int pages = 0;
        do {
            Page<Ticket> page = ground.tickets().list(ground.access().system(), parameters(cursor));
            queue.place(page.items());
            cursor = page.next();
            pages++;
        } while (cursor != null && pages < MOST_PAGES);
    }

    private static Map<String, List<String>> parameters(@Nullable String cursor) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("open", List.of("true"));
        parameters.put("sort", List.of("due." + Queue.RESOLUTION));
        parameters.put("limit", List.of(Integer.toString(Queue.MOST_IDS)));
        if (cursor != null) {
            parameters.put("cursor", List.of(cursor));
        }
        return parameters;
    }
}
