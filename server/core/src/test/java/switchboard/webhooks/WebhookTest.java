package switchboard.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.bootstrap.TestDesk;
import switchboard.json.Json;
import switchboard.webhooks.Receiver.Received;

class WebhookTest {

    private static final String SECRET = "a secret of webhooks";
    private static TestDesk desk;
    private static String admin;
    private final Receiver receiver = new Receiver();

    @BeforeAll
    static void open() {
        desk = TestDesk.start(Map.of("outbound.allowed-addresses", "127.0.0.1"));
        admin = desk.administrator();
    }

    @AfterAll
    static void end() {
        desk.close();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void whatHappensIsSentSignedAndInOrderForEachTicket() {
        String webhook = create(Map.of("types", List.of("ticket.*")));
        String ticket = ticket("incident");
        List<String> expected = new ArrayList<>(List.of("ticket.created"));
        for (int number = 0; number < 8; number++) {
            post(
                    "/tickets/" + ticket + "/" + (number % 2 == 0 ? "replies" : "notes"),
                    Map.of("body", "words of mouth"));
            expected.add(number % 2 == 0 ? "ticket.replied" : "ticket.noted");
        }
        await(() -> ofTicket(ticket).size() == expected.size());
        assertThat(ofTicket(ticket).stream().map(Received::type)).containsExactlyElementsOf(expected);
        for (Received request : receiver.received) {
            long seconds = Long.parseLong(request.header("Switchboard-timestamp"));
            assertThat(request.header("Switchboard-signature"))
                    .isEqualTo(Signature.of(SECRET, seconds, request.body().getBytes(StandardCharsets.UTF_8)));
            assertThat(request.body()).doesNotContain("words of mouth");
            assertThat(request.header("Switchboard-event")).isEqualTo(request.type());
        }
        HttpResponse<String> read = get("/webhooks/" + webhook);
        assertThat(read.body()).doesNotContain(SECRET, "secret");
        assertThat(get("/webhooks").body()).doesNotContain(SECRET);
        Map<String, @Nullable Object> delivery = deliveries(webhook).getFirst();
        assertThat(delivery).containsEntry("state", "delivered").containsEntry("attempts", 1);
        assertThat(String.valueOf(delivery.get("answer"))).contains("status=204");
    }

    private List<Received> ofTicket(String ticket) {
        return receiver.received.stream()
                .filter(request ->
                        String.valueOf(request.event().get("subject")).contains(ticket))
                .toList();
    }

    @Test
    void aReceiverThatFailsDelaysNobodyAndIsServedInOrderOnceItWorks() {
        AtomicInteger failures = new AtomicInteger();
        try (Receiver failing = new Receiver()) {
            failing.answers(request -> failures.getAndIncrement() < 1 ? 503 : 200);
            String broken = create(failing, Map.of("types", List.of("ticket.created", "ticket.replied")));
            create(Map.of("types", List.of("ticket.created", "ticket.replied")));
            String ticket = ticket("incident");
            post("/tickets/" + ticket + "/replies", Map.of("body", "x"));
            await(() -> receiver.received.size() == 2);
            await(() -> failing.received.size() == 1);
            Map<String, @Nullable Object> first = deliveries(broken).getLast();
            await(() ->
                    String.valueOf(deliveries(broken).getLast().get("answer")).contains("503"));
            assertThat(String.valueOf(deliveries(broken).getLast().get("answer")))
                    .contains("thank you");
            assertThat(first).containsEntry("type", "ticket.created");
            await(() -> failing.received.size() == 3);
            assertThat(failing.types()).containsExactly("ticket.created", "ticket.created", "ticket.replied");
            assertThat(failing.received.stream()
                            .map(request -> request.header("Switchboard-delivery"))
                            .distinct())
                    .hasSize(2);
        }
    }

    @Test
    void oneOrAllFromAPositionOnAreSentAgainAndAPingSaysThatItWorks() {
        String webhook = create(Map.of("types", List.of("ticket.created")));
        ticket("incident");
        await(() -> receiver.received.size() == 1);
        await(() -> "delivered".equals(deliveries(webhook).getFirst().get("state")));
        String delivery = String.valueOf(deliveries(webhook).getFirst().get("id"));
        assertThat(post("/webhooks/" + webhook + "/deliveries/" + delivery + "/replay", Map.of())
                        .statusCode())
                .isEqualTo(200);
        await(() -> receiver.received.size() == 2);
        assertThat(receiver.received.get(1).event().get("id"))
                .isEqualTo(receiver.received.get(0).event().get("id"));
        long position = ((Number) receiver.received.getFirst().event().get("position")).longValue();
        assertThat(post("/webhooks/" + webhook + "/replay", Map.of("after", position - 1))
                        .statusCode())
                .isEqualTo(200);
        await(() -> receiver.received.size() == 3);
        assertThat(post("/webhooks/" + webhook + "/ping", Map.of()).statusCode())
                .isEqualTo(202);
        await(() -> receiver.types().contains("webhook.ping"));
        assertThat(post("/webhooks/" + webhook + "/replay", Map.of("after", -1)).statusCode())
                .isEqualTo(422);
        assertThat(post("/webhooks/" + webhook + "/deliveries/" + webhook + "/replay", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyWhatTheFilterNamesIsSent() {
        create(Map.of("types", List.of("ticket.created"), "kind", "problem"));
        ticket("incident");
        String problem = ticket("problem");
        await(() -> !receiver.received.isEmpty());
        assertThat(receiver.received).hasSize(1);
        assertThat(ofTicket(problem)).hasSize(1);
    }

    @Test
    void onlyWhatItsOwnerSeesIsSent() {
        HttpResponse<String> role = post(
                "/roles",
                Map.of(
                        "key", "integrator",
                        "name", "Integrator",
                        "permissions",
                                List.of(
                                        Map.of("permission", "webhook:edit", "scope", "own"),
                                        Map.of("permission", "webhook:read", "scope", "own"))));
        assertThat(role.statusCode()).as(role.body()).isEqualTo(201);
        String person = id(post(
                "/users",
                Map.of(
                        "username", "integrator",
                        "displayName", "Integrator",
                        "password", "a long enough password 1",
                        "roles", List.of("requester", "integrator"))));
        String token = desk.signIn("integrator", "a long enough password 1");
        String webhook =
                id(desk.send("POST", "/webhooks", token, "application/json", Json.write(fields(receiver, Map.of()))));
        String others = ticket("incident");
        String own = id(desk.send(
                "POST",
                "/tickets",
                token,
                "application/json",
                Json.write(Map.of("kind", "incident", "title", "mine"))));
        post("/tickets/" + own + "/notes", Map.of("body", "not for them"));
        post("/tickets/" + own + "/replies", Map.of("body", "for them"));
        await(() -> receiver.types().contains("ticket.replied"));
        assertThat(ofTicket(others)).isEmpty();
        assertThat(receiver.types()).doesNotContain("ticket.noted");
        String foreign = create(Map.of("types", List.of("user.changed")));
        assertThat(desk.send("GET", "/webhooks/" + foreign, token, "", "").statusCode())
                .isEqualTo(404);
        assertThat(desk.send("GET", "/webhooks", token, "", "").body())
                .contains(webhook)
                .doesNotContain(foreign);
        assertThat(patch("/users/" + person, Map.of("active", false)).statusCode())
                .isEqualTo(200);
        ticket("incident");
        await(() -> get("/webhooks/" + webhook).body().contains("Its owner is not active."));
        assertThat(get("/webhooks/" + webhook).body()).contains("\"active\":false");
    }

    @Test
    void anAddressInsideTheHouseIsNotReached() {
        String webhook = id(post(
                "/webhooks",
                Map.of(
                        "name",
                        "inside",
                        "url",
                        "http://127.0.0.2:1/",
                        "secret",
                        SECRET,
                        "types",
                        List.of("ticket.created"))));
        ticket("incident");
        await(() ->
                !deliveries(webhook).isEmpty() && deliveries(webhook).getFirst().get("error") != null);
        assertThat(String.valueOf(deliveries(webhook).getFirst().get("error"))).contains("127.0.0.2");
        assertThat(get("/webhooks/" + webhook).body()).contains("\"failingSince\":\"20");
        assertThat(desk.send("DELETE", "/webhooks/" + webhook, admin, "", "").statusCode())
                .isEqualTo(204);
        assertThat(get("/webhooks/" + webhook).statusCode()).isEqualTo(404);
    }

    @Test
    void everyFaultOfTheInputIsTold() {
        HttpResponse<String> answer = post(
                "/webhooks",
                Map.of(
                        "name", " ",
                        "url", "ftp://user:password@example.org/#x",
                        "secret", "short",
                        "types", List.of("Ticket Created"),
                        "team", "nobody",
                        "nonsense", 1));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"name\"", "\"url\"", "\"secret\"", "\"types\"", "\"team\"", "\"nonsense\"");
        assertThat(answer.body()).doesNotContain("password@");
        String webhook = create(Map.of());
        HttpResponse<String> stale = desk.send(
                "PATCH", "/webhooks/" + webhook, admin, "application/json", "{\"url\":\"javascript:alert(1)\"}");
        assertThat(stale.statusCode()).isEqualTo(422);
    }

    private String create(Map<String, Object> more) {
        return create(receiver, more);
    }

    private static String create(Receiver receiver, Map<String, Object> more) {
        return id(post("/webhooks", fields(receiver, more)));
    }

    private static Map<String, Object> fields(Receiver receiver, Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("name", "test", "url", receiver.url(), "secret", SECRET));
        fields.putAll(more);
        return fields;
    }

    private static String ticket(String kind) {
        return id(post("/tickets", Map.of("kind", kind, "title", "A title")));
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return String.valueOf(Json.parseObject(answer.body()).get("id"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> deliveries(String webhook) {
        return (List<Map<String, @Nullable Object>>)
                Json.parseObject(get("/webhooks/" + webhook + "/deliveries").body())
                        .get("items");
    }

    private static HttpResponse<String> post(String path, Map<String, Object> body) {
        return desk.send("POST", path, admin, "application/json", Json.write(body));
    }

    private static HttpResponse<String> patch(String path, Map<String, Object> body) {
        return desk.send("PATCH", path, admin, "application/json", Json.write(body));
    }

    private static HttpResponse<String> get(String path) {
        return desk.send("GET", path, admin, "", "");
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(condition::getAsBoolean);
    }
}
