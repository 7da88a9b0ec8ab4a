package switchboard.webhooks;

import static switchboard.webhooks.WebhookTables.ACTIVE;
import static switchboard.webhooks.WebhookTables.POSITION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.events.Event;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.events.Deliveries;
import switchboard.events.EventPage;
import switchboard.events.EventStream;
import switchboard.events.EventView;
import switchboard.json.Json;
import switchboard.persistence.Transactions;
import switchboard.users.Callers;

/**
 * Reads the journal for each webhook from its own position on, as its owner may see it, and writes what it wants to the
 * outbox together with the new position. A webhook whose outbox is full waits where it stands: what a dead receiver costs is
 * bounded, and costs nobody else anything.
 */
final class WebhookPump {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookPump.class);
    private static final int EVENTS = 500;
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_WEBHOOKS = 1_000;

    private final Transactions transactions;
    private final EventStream events;
    private final Callers callers;
    private final TicketService tickets;
    private final Deliveries deliveries;
    private final WebhookSwitch off;

    WebhookPump(
            Transactions transactions,
            EventStream events,
            Callers callers,
            TicketService tickets,
            Deliveries deliveries,
            WebhookSwitch off) {
        this.transactions = transactions;
        this.events = events;
        this.callers = callers;
        this.tickets = tickets;
        this.deliveries = deliveries;
        this.off = off;
    }

    /** @return whether a webhook moved, so that it is worth looking again at once */
    boolean step() {
        long newest = events.newest();
        List<Webhook> behind = transactions.read(
                dsl -> WebhookRows.page(dsl, ACTIVE.isTrue().and(POSITION.lt(newest)), MOST_WEBHOOKS));
        boolean moved = false;
        for (Webhook webhook : behind) {
            moved |= step(webhook);
        }
        return moved;
    }

    private boolean step(Webhook webhook) {
        try {
            if (deliveries.waiting(WebhookDelivery.KIND, webhook.id().toString(), MOST_WAITING) >= MOST_WAITING) {
                return false;
            }
            Caller owner = callers.of(List.of(webhook.owner())).get(webhook.owner());
            if (owner == null) {
                off.switchOff(webhook, "Its owner is not active.");
                return false;
            }
            EventPage page = events.read(owner, webhook.position(), EVENTS);
            return page.next() > webhook.position() && write(webhook, page, wanted(webhook, owner, page.items()));
        } catch (ForbiddenException forbidden) {
            off.switchOff(webhook, "Its owner may not read events.");
        } catch (RuntimeException failure) {
            // One webhook must not keep the others waiting.
            LOG.warn("The webhook {} could not be served; it is tried again", webhook.id(), failure);
        }
        return false;
    }

    private List<Event> wanted(Webhook webhook, Caller owner, List<Event> found) {
        List<Event> wanted =
                found.stream().filter(event -> webhook.filter().wants(event)).toList();
        if (wanted.isEmpty() || !webhook.filter().asksForTickets()) {
            return wanted;
        }
        List<UUID> ids = wanted.stream()
                .map(WebhookPump::ticketOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, Ticket> seen =
                tickets.find(owner, ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        return wanted.stream()
                .filter(event -> webhook.filter().wants(seen.get(ticketOf(event))))
                .toList();
    }

    private boolean write(Webhook webhook, EventPage page, List<Event> wanted) {
        List<Deliveries.Draft> drafts = new ArrayList<>();
        for (Event event : wanted) {
            drafts.add(new Deliveries.Draft(
                    webhook.id().toString(),
                    event.subject().type() + ":" + event.subject().id(),
                    Json.write(EventView.of(event))));
        }
        return transactions.inTransaction(work -> {
            boolean ours = WebhookRows.move(work.dsl(), webhook.id(), webhook.position(), page.next()) == 1;
            if (ours) {
                deliveries.enqueueAll(work, WebhookDelivery.KIND, drafts);
            }
            return ours;
        });
    }

    private static @Nullable UUID ticketOf(Event event) {
        try {
            return event.subject().type().equals("ticket")
                    ? UUID.fromString(event.subject().id())
                    : null;
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
