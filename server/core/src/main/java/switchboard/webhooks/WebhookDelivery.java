package switchboard.webhooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.OutboundHttp;
import switchboard.events.Delivery;
import switchboard.events.DeliveryHandler;
import switchboard.events.DeliveryPace;
import switchboard.events.NotNowException;
import switchboard.json.Json;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.secrets.SecretBox;

/** Sends one event to one webhook, and notes what was answered. */
final class WebhookDelivery implements DeliveryHandler {

    static final String KIND = "webhook";

    /** About three days of attempts; two at a time to one receiver, so that a slow one takes no other's place. */
    static final DeliveryPace PACE = new DeliveryPace(64, 2, 24, Duration.ofSeconds(10), Duration.ofHours(6));

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration OFF = Duration.ofMinutes(10);

    /** How long a receiver may fail without one success before it is switched off. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final Transactions transactions;
    private final SecretBox secrets;
    private final Function<Set<String>, OutboundHttp> network;
    private final WebhookSwitch off;
    private final Clock clock;

    WebhookDelivery(
            Transactions transactions,
            SecretBox secrets,
            Function<Set<String>, OutboundHttp> network,
            WebhookSwitch off,
            Clock clock) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.network = network;
        this.off = off;
        this.clock = clock;
    }

    @Override
    public void deliver(Delivery delivery) throws Exception {
        UUID id = UUID.fromString(delivery.destination());
        Webhook webhook = transactions.read(dsl -> WebhookRows.find(dsl, id)).orElse(null);
        if (webhook == null) {
            return;
        }
        if (!webhook.active()) {
            throw new NotNowException("The webhook is switched off.", OFF);
        }
        try {
            send(webhook, delivery);
        } catch (IOException | ServiceDeskException failure) {
            failed(webhook);
            throw failure;
        }
    }

    private void send(Webhook webhook, Delivery delivery) throws IOException, InterruptedException {
        byte[] body = delivery.payload().getBytes(StandardCharsets.UTF_8);
        Instant begun = clock.instant();
        long started = System.nanoTime();
        OutboundHttp.Answer answer;
        try {
            answer = network.apply(webhook.hosts())
                    .send("POST", webhook.url(), headers(webhook, delivery, body, begun), body, LONGEST);
        } catch (IOException | ServiceDeskException failure) {
            note(delivery, null, "", started);
            throw failure;
        }
        note(delivery, answer.status(), AnswerRows.text(answer.body()), started);
        if (answer.status() < 200 || answer.status() > 299) {
            throw new IOException("It answered " + answer.status());
        }
    }

    private Map<String, String> headers(Webhook webhook, Delivery delivery, byte[] body, Instant now) {
        long seconds = now.getEpochSecond();
        String secret = secrets.open(Webhook.purpose(webhook.id()), webhook.secret());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Switchboard");
        headers.put("Switchboard-Webhook", webhook.id().toString());
        headers.put("Switchboard-Delivery", delivery.id().toString());
        headers.put("Switchboard-Event", typeOf(delivery));
        headers.put("Switchboard-Attempt", Integer.toString(delivery.attempt()));
        headers.put("Switchboard-Timestamp", Long.toString(seconds));
        headers.put("Switchboard-Signature", Signature.of(secret, seconds, body));
        return headers;
    }

    static String typeOf(Delivery delivery) {
        return String.valueOf(Json.parseObject(delivery.payload()).get("type"));
    }

    private void note(Delivery delivery, @org.jspecify.annotations.Nullable Integer status, String text, long started) {
        int millis = (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - started) / 1_000_000);
        transactions.inTransaction(work -> {
            AnswerRows.write(work.dsl(), new AnswerRows.Answer(delivery.id(), status, text, millis, clock.instant()));
            return null;
        });
    }

    private void failed(Webhook webhook) {
        Instant now = clock.instant();
        Instant since = webhook.failingSince();
        if (since == null) {
            transactions.inTransaction(work -> {
                WebhookRows.failed(work.dsl(), webhook.id(), now);
                return null;
            });
        } else if (since.plus(PATIENCE).isBefore(now)) {
            off.switchOff(webhook, "Nothing has arrived there since " + since + ".");
        }
    }

    @Override
    public void delivered(Work work, Delivery delivery) {
        WebhookRows.succeeded(work.dsl(), UUID.fromString(delivery.destination()));
    }
}
