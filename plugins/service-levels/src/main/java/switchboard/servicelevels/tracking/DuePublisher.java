package switchboard.servicelevels.tracking;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.TicketService;
import switchboard.servicelevels.clocks.Clock;
import switchboard.servicelevels.policies.Kind;
import switchboard.servicelevels.policies.Target;

/** Publishes the due times of what was agreed with the customer, so that lists of tickets sort and filter by them. */
public final class DuePublisher {

    private final TicketService tickets;

    public DuePublisher(TicketService tickets) {
        this.tickets = tickets;
    }

    void publish(Map<UUID, Map<String, @Nullable Instant>> dues) {
        if (!dues.isEmpty()) {
            tickets.publishDue(dues);
        }
    }

    static Map<String, @Nullable Instant> dues(List<Clock> clocks) {
        Map<String, @Nullable Instant> dues = new HashMap<>();
        for (Target target : Target.values()) {
            dues.put("service-levels." + target.key(), null);
        }
        for (Clock clock : clocks) {
            if (clock.kind() == Kind.SLA && clock.stoppedAt() == null) {
                dues.put("service-levels." + clock.target().key(), clock.due());
            }
        }
        return dues;
    }
}
