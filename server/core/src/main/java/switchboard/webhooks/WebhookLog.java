package switchboard.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.events.Deliveries;
import switchboard.events.DeliveryRecord;
import switchboard.json.Json;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.webhooks.AnswerRows.Answer;

/** What was sent to a webhook and what it answered; one of them again; and a sign of life. */
final class WebhookLog {

    private static final String LIST = "webhook-deliveries:-id";
    private static final String PING = "webhook.ping";

    private final WebhookService webhooks;
    private final Transactions transactions;
    private final Deliveries deliveries;
    private final WebhookJournal journal;
    private final Ids ids;
    private final Clock clock;

    WebhookLog(WebhookService webhooks, WebhookRoom.Needs needs, WebhookJournal journal) {
        this.webhooks = webhooks;
        this.transactions = needs.transactions();
        this.deliveries = needs.deliveries();
        this.journal = journal;
        this.ids = needs.ids();
        this.clock = needs.clock();
    }

    /**
     * One delivery.
     *
     * @param state waiting, delivered or dead
     * @param nextAt when it is tried, while it waits; else when it was settled
     * @param error what went wrong last
     * @param answer what the receiver answered last
     */
    public record DeliveryView(
            UUID id,
            String type,
            String event,
            @Nullable Long position,
            String state,
            int attempts,
            Instant createdAt,
            Instant nextAt,
            @Nullable String error,
            @Nullable AnswerView answer) {}

    /**
     * What was answered.
     *
     * @param status null where nothing was
     * @param body its first kilobyte
     */
    public record AnswerView(@Nullable Integer status, String body, int millis, Instant at) {}

    Page<DeliveryView> list(Caller caller, String webhook, int limit, @Nullable String cursor) {
        Webhook found = webhooks.require(caller, WebhookService.READ, webhook);
        UUID before = cursor == null ? null : key(cursor);
        List<DeliveryRecord> records =
                deliveries.log(WebhookDelivery.KIND, found.id().toString(), before, limit + 1);
        boolean more = records.size() > limit;
        List<DeliveryRecord> shown = more ? records.subList(0, limit) : records;
        List<UUID> keys = shown.stream().map(record -> record.delivery().id()).toList();
        Map<UUID, Answer> answers = transactions.read(dsl -> AnswerRows.of(dsl, keys));
        List<DeliveryView> items = new ArrayList<>();
        shown.forEach(
                record -> items.add(view(record, answers.get(record.delivery().id()))));
        return new Page<>(items, more ? new Cursor(LIST, keys.getLast().toString()).encode() : null);
    }

    private static UUID key(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, LIST, 1).key().getFirst());
        } catch (IllegalArgumentException noId) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
    }

    private static DeliveryView view(DeliveryRecord record, @Nullable Answer answer) {
        Map<String, @Nullable Object> event = Json.parseObject(record.delivery().payload());
        return new DeliveryView(
                record.delivery().id(),
                String.valueOf(event.get("type")),
                String.valueOf(event.get("id")),
                event.get("position") instanceof Number position ? position.longValue() : null,
                record.state(),
                record.delivery().attempt(),
                record.createdAt(),
                record.nextAt(),
                record.lastError(),
                answer == null ? null : new AnswerView(answer.status(), answer.body(), answer.millis(), answer.at()));
    }

    /** Sends one again that was delivered or given up; the receiver knows it by the id of its event. */
    DeliveryView replay(Caller caller, String webhook, String delivery) {
        Webhook found = webhooks.require(caller, WebhookService.EDIT, webhook);
        String destination = found.id().toString();
        UUID id = id(delivery);
        if (deliveries.find(WebhookDelivery.KIND, destination, id).isEmpty()) {
            throw absent();
        }
        transactions.inTransaction(work -> {
            if (!deliveries.again(work, WebhookDelivery.KIND, destination, id)) {
                throw new ConflictException("webhook.delivery_waiting", "It waits to be sent already.");
            }
            journal.changed(work, caller, "webhook.changed", "webhook.replay", found.id(), Map.of("delivery", id));
            return null;
        });
        return view(deliveries.find(WebhookDelivery.KIND, destination, id).orElseThrow(WebhookLog::absent), null);
    }

    /** Sends an event that says nothing, to see whether it arrives. */
    DeliveryView ping(Caller caller, String webhook) {
        Webhook found = webhooks.require(caller, WebhookService.EDIT, webhook);
        if (!found.active()) {
            throw new ConflictException("webhook.switched_off", "The webhook is switched off.");
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", ids.next());
        event.put("type", PING);
        event.put("at", clock.instant().truncatedTo(ChronoUnit.MICROS));
        event.put("subject", Map.of("type", "webhook", "id", found.id()));
        UUID id = transactions.inTransaction(work ->
                deliveries.enqueue(work, WebhookDelivery.KIND, found.id().toString(), "", Json.write(event)));
        return view(
                deliveries.find(WebhookDelivery.KIND, found.id().toString(), id).orElseThrow(WebhookLog::absent), null);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw absent();
        }
    }

    private static NotFoundException absent() {
        return new NotFoundException("webhook.delivery_not_found", "There is no such delivery.");
    }
}
