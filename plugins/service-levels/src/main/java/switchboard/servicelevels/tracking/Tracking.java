package switchboard.servicelevels.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.persistence.Database;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.servicelevels.alarms.AlarmPlan;
import switchboard.servicelevels.clocks.History;

/**
 * Keeps what is stored of tickets true: for each that changed everything is worked out anew and written over what was there.
 * Doing so twice does no harm.
 */
public final class Tracking {

    private static final int AT_ONCE = 200;
    private static final Set<String> FINAL = Set.of("closed", "cancelled");

    private final TicketService tickets;
    private final Access access;
    private final ClockSource source;
    private final Database database;
    private final Supplier<AlarmPlan> plans;
    private final DuePublisher publisher;
    private final Clock clock;

    public Tracking(
            TicketService tickets,
            Access access,
            ClockSource source,
            Database database,
            Supplier<AlarmPlan> plans,
            DuePublisher publisher,
            Clock clock) {
        this.tickets = tickets;
        this.access = access;
        this.source = source;
        this.database = database;
        this.plans = plans;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Works these tickets out anew; those that are gone are forgotten. */
    public void refresh(List<UUID> changed) {
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            List<UUID> some = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
            Map<UUID, Map<String, @Nullable Instant>> dues = new HashMap<>();
            source.histories(tickets.find(access.system(), some), (ticket, history) -> {
                Map<String, @Nullable Instant> ofTicket = refresh(ticket, history);
                if (ofTicket != null) {
                    dues.put(ticket.id(), ofTicket);
                }
            });
            publisher.publish(dues);
        }
    }

    /** What is due when; null where a later state stands there already. */
    private @Nullable Map<String, @Nullable Instant> refresh(Ticket ticket, History history) {
        Instant now = clock.instant();
        List<switchboard.servicelevels.clocks.Clock> clocks = source.clocks(history, now);
        List<switchboard.servicelevels.clocks.Clock> newest = ClockSource.newest(clocks);
        AlarmPlan alarms = plans.get();
        boolean over = FINAL.contains(history.last().status());
        boolean written = database.inTransaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            if (over) {
                TrackingRows.writeOutcomes(
                        dsl,
                        ticket.id(),
                        Outcome.of(clocks, history.states().getLast().from()));
                TrackingRows.forget(dsl, ticket.id());
                alarms.withdraw(dsl, ticket.id());
                return true;
            }
            if (!TrackingRows.writeTicket(dsl, ticket, history.position(), newest)) {
                return false;
            }
            TrackingRows.writeClocks(dsl, ticket.id(), newest);
            alarms.plan(dsl, ticket, newest);
            return true;
        });
        return written ? DuePublisher.dues(over ? List.of() : newest) : null;
    }
}
