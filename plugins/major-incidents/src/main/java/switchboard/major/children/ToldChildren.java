package switchboard.major.children;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.api.events.Event;
import switchboard.api.events.EventSubscription;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.tickets.Origin;
import switchboard.major.ground.Ground;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.Entry;

/**
 * Tells tickets with the same cause of updates for everybody: a public reply by the ticket service, caused by the update's
 * event. The event queues a job; a job tells a batch and queues the next. Each ticket remembers up to where it was told, so
 * that a repeated job tells nobody twice, but for one reply between whose writing and remembering a server died.
 */
public final class ToldChildren {

    private static final Logger LOG = LoggerFactory.getLogger(ToldChildren.class);
    private static final String JOB = "tell-children";
    private static final int BATCH = 100;
    private static final int MOST_UPDATES = 20;

    private final Ground ground;
    private final Entries entries;

    public ToldChildren(Ground ground, Entries entries) {
        this.ground = ground;
        this.entries = entries;
    }

    public static EventSubscription subscription(Supplier<ToldChildren> children) {
        return new EventSubscription("told-children", Set.of("majorincident.updated"), events -> children.get()
                .queue(events));
    }

    public static JobDefinition job(Supplier<ToldChildren> children) {
        return new JobDefinition(JOB, null, payload -> children.get().tell(UUID.fromString(payload)));
    }

    void queue(List<Event> events) {
        events.stream().map(event -> event.subject().id()).distinct().forEach(this::queue);
    }

    private void queue(String incident) {
        ground.jobs().enqueue(JOB, incident, incident, ground.now());
    }

    /** One batch; where there may be more, the next one is queued. */
    void tell(UUID incident) {
        long last = ground.database().read(dsl -> entries.lastPublicUpdate(dsl, incident));
        List<Child> behind = ground.database()
                .read(dsl -> ChildRows.find(
                        dsl, incident, ChildRows.TOLD.isTrue().and(ChildRows.TOLD_UP_TO.lessThan(last)), BATCH));
        behind.forEach(child -> tell(incident, child));
        if (!behind.isEmpty()) {
            queue(incident.toString());
        }
    }

    private void tell(UUID incident, Child child) {
        List<Entry> updates =
                ground.database().read(dsl -> entries.publicUpdates(dsl, incident, child.toldUpTo(), MOST_UPDATES));
        for (Entry update : updates) {
            Long number = update.number();
            if (update.body() != null) {
                reply(child.ticket(), update.body(), update.event());
            }
            if (number != null) {
                // Also of what was erased meanwhile: nothing is left to tell.
                ground.database().inTransaction(transaction -> {
                    ChildRows.update(transaction.dsl(), incident, child.ticket(), true, number);
                    return number;
                });
            }
        }
    }

    private void reply(UUID ticket, String body, @Nullable UUID cause) {
        try {
            ground.tickets().reply(ground.access().system(), ticket, body, new Origin("major_incident", cause));
        } catch (UnavailableException later) {
            throw later;
        } catch (ServiceDeskException refused) {
            // The ticket has ended, or is gone. That is no reason to keep the others waiting.
            LOG.info("Ticket {} is not told of an update: {}", ticket, refused.code());
        }
    }
}
