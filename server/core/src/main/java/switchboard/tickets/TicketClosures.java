package switchboard.tickets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.closure.Answers;
import switchboard.tickets.closure.Closure;
import switchboard.tickets.closure.ClosureRows;
import switchboard.tickets.closure.ConfirmationRows;

/** How a ticket stands with its end, read. */
public final class TicketClosures {

    private static final String NO_END = "none";
    private static final String ASKED = "awaiting_confirmation";
    private static final String CLOSED = "closed";

    private final TicketGround ground;

    TicketClosures(TicketGround ground) {
        this.ground = ground;
    }

    /**
     * Where a ticket stands with its end.
     *
     * @param state {@code none}, {@code awaiting_confirmation} or {@code closed}
     * @param confirmBy until when the requester may confirm or reopen; then the ticket closes by itself
     * @param confirmedBy {@code requester}, {@code on_behalf} or {@code auto}
     * @param actor who closed it, null for the desk itself
     * @param channel how the requester said so, or was contacted
     * @param serviceLevelMet null, as for the other answers, where it does not apply or nobody can say
     * @param facts what plugins kept of the closing
     */
    public record End(
            String state,
            @Nullable Instant confirmBy,
            @Nullable Instant resolvedAt,
            @Nullable Instant closedAt,
            @Nullable String status,
            @Nullable String closureCode,
            @Nullable String resolution,
            @Nullable String confirmedBy,
            @Nullable UUID actor,
            @Nullable String channel,
            @Nullable Boolean serviceLevelMet,
            @Nullable Boolean serviceRestored,
            @Nullable Boolean incidentSolved,
            @Nullable Boolean requestFulfilled,
            @Nullable Instant firstResponseAt,
            Map<String, Object> facts) {}

    public End get(Caller caller, String ticket) {
        Ticket found = ground.finder().require(caller, ticket);
        return switch (ground.codes().current().phase(found.status())) {
            case CLOSED -> closed(caller, found);
            case RESOLVED -> resolved(found);
            default -> of(NO_END, found, null);
        };
    }

    private End resolved(Ticket ticket) {
        Instant confirmBy = ground.transactions().read(dsl -> ConfirmationRows.confirmBy(dsl, ticket.id()));
        return of(confirmBy == null ? NO_END : ASKED, ticket, confirmBy);
    }

    private static End of(String state, Ticket ticket, @Nullable Instant confirmBy) {
        return new End(
                state,
                confirmBy,
                ticket.resolvedAt(),
                ticket.closedAt(),
                ticket.status(),
                ticket.closureCode(),
                ticket.resolution(),
                ticket.confirmedBy(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /** What was kept; of a ticket that came closed out of another desk nothing was. */
    private End closed(Caller caller, Ticket ticket) {
        Closure closure = ground.transactions().read(dsl -> ClosureRows.find(dsl, ticket.id()));
        if (closure == null) {
            return of(CLOSED, ticket, null);
        }
        Answers answers = closure.answers();
        return new End(
                CLOSED,
                null,
                closure.resolvedAt(),
                closure.closedAt(),
                closure.status(),
                closure.closureCode(),
                closure.resolution(),
                closure.confirmedBy(),
                closure.actor(),
                closure.channel(),
                answers.serviceLevelMet(),
                answers.serviceRestored(),
                answers.incidentSolved(),
                answers.requestFulfilled(),
                closure.firstResponseAt(),
                shown(caller, closure.facts()));
    }

    private Map<String, Object> shown(Caller caller, Map<String, Object> facts) {
        FieldSight sight = ground.modules().sight(caller);
        Map<String, Object> shown = new LinkedHashMap<>(facts);
        shown.keySet().removeIf(sight::hides);
        return shown;
    }
}
