package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import switchboard.acceptance.OutsideReceiver.Received;
import switchboard.acceptance.ProcessCrashTest.Acknowledged;
import switchboard.testkit.Client;

/** What people and a webhook were told over several lives of a desk, held against what was written. */
final class Told {

    static final List<String> EVENTS = List.of("ticket.created", "ticket.replied");

    /** How many messages the channel of one plugin is given at a time: it has four threads for such calls. */
    static final int MESSAGES_AT_ONCE = 4;

    /** How many requests go to one webhook at a time. */
    static final int EVENTS_AT_ONCE = 2;

    /** How many messages wait for their channel, are with it, or are about to be written down as delivered. */
    private static final int MESSAGES_UNDER_WAY = 8;

    private final DeskProcess desk;
    private final Client administrator;
    private final OutsideReceiver outside;
    private final List<Acknowledged> written;

    Told(DeskProcess desk, OutsideReceiver outside, List<Acknowledged> written) {
        this.desk = desk;
        this.administrator = desk.administrator();
        this.outside = outside;
        this.written = written;
    }

    /** Every other life ends with as much under way as can be; the others end as it happens. */
    static boolean isHeld(int life) {
        return life % 2 == 0;
    }

    private static String key(String event, String ticket) {
        return event + " of " + ticket;
    }

    private Set<String> acknowledged() {
        Set<String> keys = new HashSet<>();
        written.forEach(each -> keys.add(key(each.event(), each.ticket())));
        return keys;
    }

    /** What was taken and answered in this life is known to have arrived. */
    void everyAnswerIsWrittenDown() {
        Set<String> delivered = new HashSet<>();
        all("/notifications?state=delivered").forEach(each -> delivered.add(ofNotification(each)));
        assertThat(outside.inThisLife(OutsideReceiver.MESSAGE).stream()
                        .filter(message -> !message.held())
                        .map(Told::messageKey))
                .isSubsetOf(delivered);
    }

    private static String ofNotification(JsonNode notification) {
        return key(
                notification.path("event").asText(),
                notification.at("/subject/id").asText());
    }

    /** Nothing waits any more, neither for people nor for the webhook. */
    void everythingHasArrived() {
        for (String state : List.of("waiting", "held", "sending")) {
            assertThat(all("/notifications?state=" + state)).as(state).isEmpty();
        }
        assertThat(byId(OutsideReceiver.WEBHOOK, Told::eventKey).values().stream()
                        .map(List::getFirst)
                        .map(Told::eventKey))
                .containsAll(acknowledged());
        String webhook = administrator
                .get("/webhooks")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asText();
        assertThat(all("/webhooks/" + webhook + "/deliveries").stream()
                        .map(delivery -> delivery.path("state").asText()))
                .containsOnly("delivered");
    }

    /** In the outbox as in the inbox of whom it concerns; what was not answered may be there, but not twice either. */
    void eachNotificationIsThereOnce() {
        List<String> outbox = new ArrayList<>();
        for (JsonNode each : all("/notifications")) {
            assertThat(each.path("state").asText()).as(each.toString()).isEqualTo("delivered");
            outbox.add(ofNotification(each));
        }
        assertThat(outbox).doesNotHaveDuplicates().containsAll(acknowledged());
        Map<String, Set<String>> expected = new HashMap<>();
        written.forEach(each -> expected.computeIfAbsent(each.receiver(), name -> new HashSet<>())
                .add(key(each.event(), each.ticket())));
        List<String> inboxes = new ArrayList<>();
        expected.forEach((receiver, keys) -> {
            List<String> inbox = new ArrayList<>();
            for (JsonNode each : all(person(receiver), "/notifications/mine")) {
                inbox.add(
                        key(each.path("event").asText(), each.at("/subject/id").asText()));
            }
            assertThat(inbox).as(receiver).doesNotHaveDuplicates().containsAll(keys);
            inboxes.addAll(inbox);
        });
        assertThat(inboxes).containsExactlyInAnyOrderElementsOf(outbox);
    }

    /** Each has one id, however often it was sent. */
    void everyMessageWasSent() {
        Map<String, List<Received>> messages = byId(OutsideReceiver.MESSAGE, Told::messageId);
        List<String> keys = new ArrayList<>();
        messages.values().forEach(same -> {
            assertThat(same.stream().map(Told::messageKey).distinct()).hasSize(1);
            keys.add(messageKey(same.getFirst()));
        });
        assertThat(keys).doesNotHaveDuplicates().containsAll(acknowledged());
    }

    /** Signed; of each ticket in the order of the journal, where the first time counts. */
    void everyEventWasSentInOrder() {
        Map<String, List<Received>> deliveries = byId(OutsideReceiver.WEBHOOK, Told::deliveryId);
        List<String> keys = new ArrayList<>();
        Map<String, Long> last = new HashMap<>();
        deliveries.values().forEach(same -> {
            Received first = same.getFirst();
            assertThat(same).allMatch(Received::isSigned);
            assertThat(same.stream().map(Received::body).distinct()).hasSize(1);
            keys.add(eventKey(first));
            long position = first.event().path("position").asLong();
            Long before = last.put(first.event().at("/subject/id").asText(), position);
            assertThat(position).isGreaterThan(before == null ? 0 : before);
        });
        assertThat(keys).doesNotHaveDuplicates().containsAll(acknowledged());
    }

    void onlyWhatWasUnderWayCameAgain() {
        repeatsAreOfWhatWasUnderWay(byId(OutsideReceiver.MESSAGE, Told::messageId), MESSAGES_UNDER_WAY);
        repeatsAreOfWhatWasUnderWay(byId(OutsideReceiver.WEBHOOK, Told::deliveryId), EVENTS_AT_ONCE);
    }

    /** Between two times there is a death, each death explains only so many, and where it is known which, exactly those. */
    private static void repeatsAreOfWhatWasUnderWay(Map<String, List<Received>> sent, int underWay) {
        Map<Integer, Set<String>> repeatedAfter = new TreeMap<>();
        Map<Integer, Set<String>> held = new TreeMap<>();
        sent.forEach((id, same) -> {
            for (int index = 0; index < same.size(); index++) {
                Received each = same.get(index);
                if (each.held()) {
                    held.computeIfAbsent(each.life(), life -> new HashSet<>()).add(id);
                }
                if (index > 0) {
                    int before = same.get(index - 1).life();
                    assertThat(each.life()).as(id).isGreaterThan(before);
                    repeatedAfter
                            .computeIfAbsent(before, life -> new HashSet<>())
                            .add(id);
                }
            }
        });
        repeatedAfter.forEach((life, ids) -> {
            assertThat(ids).as("after life %s", life).hasSizeLessThanOrEqualTo(underWay);
            if (isHeld(life)) {
                assertThat(ids).as("after life %s", life).isEqualTo(held.get(life));
            }
        });
        assertThat(repeatedAfter.keySet()).as("what got no answer").containsAll(held.keySet());
        assertThat(held).isNotEmpty();
    }

    /** What came to a path, by an id, in the order of arrival. */
    private Map<String, List<Received>> byId(String path, Function<Received, String> id) {
        Map<String, List<Received>> found = new LinkedHashMap<>();
        outside.at(path).forEach(each -> found.computeIfAbsent(id.apply(each), key -> new ArrayList<>())
                .add(each));
        return found;
    }

    private static String messageId(Received message) {
        return message.header(Teller.MESSAGE_ID);
    }

    private static String messageKey(Received message) {
        String ticket = message.header(Teller.CONVERSATION).replace("ticket-", "");
        return key(message.header(Teller.SUBJECT), ticket);
    }

    private static String deliveryId(Received delivery) {
        return delivery.header("Switchboard-Delivery");
    }

    private static String eventKey(Received delivery) {
        return key(
                delivery.event().path("type").asText(),
                delivery.event().at("/subject/id").asText());
    }

    private List<JsonNode> all(String list) {
        return all(administrator, list);
    }

    private Client person(String name) {
        Client nobody = Client.to(desk.address());
        return nobody.as(nobody.post("/auth/tokens", Map.of("username", name, "password", DeskProcess.PASSWORD))
                .expect(201)
                .field("token"));
    }

    private static List<JsonNode> all(Client client, String list) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get(list + (list.contains("?") ? "&" : "?") + "limit=200" + cursor)
                    .expect(200)
                    .json();
            page.path("items").forEach(items::add);
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + Client.encode(page.path("next").asText())
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }
}
