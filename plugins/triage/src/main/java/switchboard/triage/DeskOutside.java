package switchboard.triage;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.PluginContext;
import switchboard.api.access.Caller;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/** What the desk itself offers for it. */
final class DeskOutside implements Outside {

    private final PluginContext context;

    DeskOutside(PluginContext context) {
        this.context = context;
    }

    @Override
    public void assign(Caller caller, UUID ticket, @Nullable String strategy, Origin origin) {
        context.assignments().assign(caller, ticket, strategy, origin);
    }

    @Override
    public void tell(Ticket ticket, Set<UUID> receivers, String message, Origin origin) {
        if (!receivers.isEmpty()) {
            context.notifications()
                    .send(new Notification(
                            TriageNotification.EVENT,
                            new Subject("ticket", ticket.id().toString()),
                            ticket.organization(),
                            receivers,
                            Map.of("number", ticket.number(), "title", ticket.title(), "message", message),
                            false,
                            origin.cause() == null ? null : origin.cause() + ":" + message.hashCode()));
        }
    }

    @Override
    public boolean isOpen(@Nullable UUID team, UUID organization, Instant at) {
        return context.calendars().ofTeam(team, organization).isOpen(at);
    }

    @Override
    public Instant nextOpen(@Nullable UUID team, UUID organization, Instant at) {
        return context.calendars().ofTeam(team, organization).nextOpen(at);
    }
}
