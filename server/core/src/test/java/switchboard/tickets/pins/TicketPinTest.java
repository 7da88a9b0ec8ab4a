package switchboard.tickets.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.bootstrap.DeskCalls;
import switchboard.bootstrap.TestDesk;
import switchboard.json.Json;

/** The status of a ticket by number and PIN, over HTTP on a whole desk: what it tells, whom it refuses, and when it stops. */
class TicketPinTest {

    private static final String JSON = "application/json";
    private static final String STATUS = "/ticket-status";

    private static TestDesk desk;
    private static DeskCalls calls;
    private static HttpClient http;

    @BeforeAll
    static void open() {
        desk = TestDesk.start();
        calls = new DeskCalls(desk);
        http = HttpClient.newHttpClient();
        calls.person("requester", List.of("requester"));
        calls.person("colleague", List.of("requester"));
        calls.person("agent", List.of("agent"));
        calls.person("auditor", List.of("auditor"));
    }

    @AfterAll
    static void close() {
        http.close();
        desk.close();
    }

    @BeforeEach
    void forgetWrongTries() {
        execute("DELETE FROM core_sign_in_failure");
    }

    private static void execute(String sql, Object... values) {
        desk.database().transactions().inTransaction(work -> work.dsl().execute(sql, values));
    }

    private static Object value(String sql, Object... values) {
        return desk.database().transactions().read(dsl -> dsl.fetchValue(sql, values));
    }

    private static Map<String, Object> ticket(@Nullable Object... more) {
        Map<String, @Nullable Object> fields = DeskCalls.map(more);
        fields.putIfAbsent("kind", "incident");
        fields.put("title", "A wordy title");
        return calls.post("requester", "/tickets", 201, fields);
    }

    private static String path(Map<String, Object> ticket) {
        return "/tickets/" + ticket.get("id");
    }

    /** Number and PIN. */
    private static Map<String, Object> pinned(String who, Map<String, Object> ticket) {
        Map<String, Object> made = calls.sent("POST", who, path(ticket) + "/pin", 201, "");
        assertThat(String.valueOf(made.get("pin"))).matches("[0-9]{6}");
        return Map.of("number", made.get("number"), "pin", made.get("pin"));
    }

    private static Map<String, Object> wrong(Map<String, Object> pin) {
        String other = pin.get("pin").equals("123123") ? "321321" : "123123";
        return Map.of("number", pin.get("number"), "pin", other);
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.address().resolve("/api/v1" + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", JSON);
        }
        for (int header = 0; header < headers.length; header += 2) {
            request.header(headers[header], headers[header + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static HttpResponse<String> ask(Map<String, Object> pin, String language) {
        return send("POST", STATUS, Json.write(pin), "Accept-Language", language);
    }

    private static Map<String, Object> told(Map<String, Object> pin) {
        HttpResponse<String> answer = ask(pin, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parseObject(answer.body());
    }

    /** The refusal without what is each request's own. */
    private static Map<String, Object> unknown(Map<String, Object> pin) {
        HttpResponse<String> answer = ask(pin, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        Map<String, Object> problem = new TreeMap<>(Json.parseObject(answer.body()));
        assertThat(problem.remove("traceId")).isNotNull();
        return problem;
    }

    private static void settings(String name, @Nullable Object value) {
        calls.patch("admin", "/settings", 200, name, value);
    }

    @Test
    void itTellsHowTheTicketStandsAndNothingElse() {
        Map<String, Object> ticket = ticket();
        calls.post("admin", path(ticket) + "/replies", 201, "body", "Said in the open");
        calls.put(
                "admin", path(ticket) + "/expectation", 200, "expectedAt", "2099-01-01T00:00:00Z", "note", "No sooner");
        Map<String, Object> pin = pinned("requester", ticket);
        HttpResponse<String> answer = ask(pin, "en");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        Map<String, Object> status = Json.parseObject(answer.body());
        assertThat(status)
                .containsOnlyKeys(
                        "status",
                        "label",
                        "updatedAt",
                        "expectedAt",
                        "resolvedAt",
                        "closedAt",
                        "asked",
                        "askedLabel",
                        "confirmBy")
                .containsEntry("status", "new")
                .containsEntry("label", "New")
                .containsEntry("expectedAt", "2099-01-01T00:00:00Z")
                .containsEntry(
                        "updatedAt", calls.get("admin", path(ticket), 200).get("updatedAt"))
                .containsEntry("asked", null)
                .containsEntry("resolvedAt", null);
        assertThat(answer.body()).doesNotContain("wordy", "requester", "sooner", "medium");

        calls.post("admin", path(ticket) + "/transitions", 200, "to", "resolved", "resolution", "Cable changed");
        assertThat(told(pin))
                .containsEntry("status", "resolved")
                .containsEntry("asked", "confirmation")
                .hasEntrySatisfying("resolvedAt", at -> assertThat(at).isNotNull())
                .hasEntrySatisfying("confirmBy", at -> assertThat(at).isNotNull());
        calls.post("requester", path(ticket) + "/transitions", 200, "to", "closed");
        assertThat(told(pin))
                .containsEntry("status", "closed")
                .containsEntry("asked", null)
                .hasEntrySatisfying("closedAt", at -> assertThat(at).isNotNull());
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, en, Waiting for customer, waiting for your answer",
        "sv, sv, , väntar på ditt svar",
        "'fr, ru;q=0.5', ru, , ждём вашего ответа",
        "zh-Hans-CN, zh, , 等待您的答复",
        "'*, sv;q=0', en, , waiting for your answer",
        "nonsense;;q=x, en, , waiting for your answer"
    })
    void everybodyReadsItInTheirLanguage(String accept, String language, @Nullable String label, String words) {
        Map<String, Object> ticket = ticket();
        calls.post("admin", path(ticket) + "/transitions", 200, "to", "waiting_for_customer");
        HttpResponse<String> answer = ask(pinned("agent", ticket), accept);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Language").orElse("")).startsWith(language);
        Map<String, Object> status = Json.parseObject(answer.body());
        assertThat(status).containsEntry("asked", "answer");
        assertThat(String.valueOf(status.get("askedLabel"))).contains(words);
        if (label != null) {
            assertThat(String.valueOf(status.get("label"))).isEqualToIgnoringCase(label);
        } else if (!language.equals("en")) {
            assertThat(String.valueOf(status.get("label"))).doesNotContainIgnoringCase("waiting");
        }
    }

    @Test
    void requesterAndAgentMakeItAndNobodyElse() {
        Map<String, Object> ticket = ticket();
        String path = path(ticket) + "/pin";
        assertThat(calls.get("requester", path, 200)).containsEntry("exists", false);
        Map<String, Object> first = pinned("requester", ticket);
        Map<String, Object> second = pinned("agent", ticket);
        assertThat(calls.get("requester", path, 200))
                .containsOnlyKeys("exists", "madeAt", "madeBy", "locked")
                .containsEntry("exists", true)
                .containsEntry("madeBy", calls.id("agent"))
                .containsEntry("locked", false);
        if (!first.equals(second)) {
            unknown(first);
        }
        told(second);
        calls.sent("POST", "colleague", path, 404, "");
        calls.sent("POST", "auditor", path, 403, "");
        calls.sent("DELETE", "auditor", path, 403, "");
        calls.get("auditor", path, 200);
        assertThat(send("POST", path, "").statusCode()).isEqualTo(401);
        assertThat(send("GET", path, "").statusCode()).isEqualTo(401);
        told(second);
        calls.delete("requester", path, 204);
        calls.delete("requester", path, 204);
        unknown(second);
        assertThat(calls.items("requester", path(ticket) + "/timeline"))
                .extracting(entry -> entry.get("type"))
                .containsExactly("ticket.created", "ticket.pin_made", "ticket.pin_made", "ticket.pin_removed");
    }

    /** One cannot be told from another: nothing says which tickets there are, and which have a PIN. */
    @Test
    void allRefusalsAreAlike() {
        Map<String, Object> pin = pinned("requester", ticket());
        Set<Map<String, Object>> refusals = new HashSet<>();
        refusals.add(unknown(wrong(pin)));
        refusals.add(unknown(Map.of("number", "987654321987654321", "pin", "123456")));
        refusals.add(unknown(Map.of("number", ticket().get("number"), "pin", "123456")));
        Map<String, Object> locked = pinned("requester", ticket());
        execute("UPDATE core_ticket_pin SET locked_at = NOW(6) ORDER BY made_at DESC LIMIT 1");
        refusals.add(unknown(locked));
        settings("tickets.kindsWithoutPin", "change, incident");
        refusals.add(unknown(pin));
        settings("tickets.kindsWithoutPin", null);
        settings("tickets.statusByPin", false);
        refusals.add(unknown(pin));
        settings("tickets.statusByPin", null);
        assertThat(refusals).singleElement().satisfies(refusal -> assertThat(refusal)
                .containsEntry("code", "ticket.status_unknown"));
        told(pin);
    }

    @Test
    void theSettingsKeepPinsFromBeingMade() {
        Map<String, Object> ticket = ticket("kind", "service_request");
        String path = path(ticket) + "/pin";
        settings("tickets.kindsWithoutPin", "service_request");
        assertThat(calls.sent("POST", "requester", path, 409, "")).containsEntry("code", "ticket.pin_not_offered");
        settings("tickets.kindsWithoutPin", null);
        settings("tickets.statusByPin", false);
        assertThat(calls.sent("POST", "agent", path, 409, "")).containsEntry("code", "ticket.pin_not_offered");
        settings("tickets.statusByPin", null);
        told(pinned("requester", ticket));
        calls.patch("admin", "/settings", 422, "tickets.kindsWithoutPin", "; drop");
        calls.patch("admin", "/settings", 422, "tickets.pinMenuAddresses", "the office");
    }

    @Test
    void whatWasMergedIntoAKindWithoutPinTellsNothing() {
        Map<String, Object> source = ticket();
        Map<String, Object> pin = pinned("requester", source);
        calls.post(
                "admin",
                path(source) + "/merge",
                201,
                "into",
                ticket("kind", "problem").get("id"));
        told(pin);
        settings("tickets.kindsWithoutPin", "problem");
        unknown(pin);
        settings("tickets.kindsWithoutPin", null);
    }

    @Test
    void whoeverTriesManyIsRefusedForAWhile() {
        Map<String, Object> other = pinned("requester", ticket());
        Map<String, Object> pin = pinned("requester", ticket());
        for (int attempt = 0; attempt < 10; attempt++) {
            unknown(wrong(pin));
        }
        throttled(pin);
        throttled(wrong(pin));
        throttled(other);
        assertThat(desk.signIn("agent", "correct horse 7")).isNotEmpty();

        // From elsewhere, the ticket is still left alone, and others are not.
        execute("UPDATE core_sign_in_failure SET address = '192.0.2.1' WHERE address <> ''");
        throttled(pin);
        told(other);

        // A right one counts for nothing.
        forgetWrongTries();
        for (int attempt = 0; attempt < 12; attempt++) {
            told(pin);
        }
    }

    private static void throttled(Map<String, Object> pin) {
        HttpResponse<String> answer = ask(pin, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(Json.parseObject(answer.body())).containsEntry("code", "auth.too_many_attempts");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 301L);
    }

    /** A number that is not there has its window too: otherwise the refusals would say which are. */
    @Test
    void numbersWithoutATicketAreThrottledAlike() {
        Map<String, Object> nothing = Map.of("number", "0987654321", "pin", "123456");
        for (int attempt = 0; attempt < 10; attempt++) {
            unknown(nothing);
        }
        execute("UPDATE core_sign_in_failure SET address = '192.0.2.1' WHERE address <> ''");
        throttled(Map.of("number", "987654321", "pin", "123456"));
        unknown(Map.of("number", "987654322", "pin", "123456"));
    }

    @Test
    void aMenuIsNotRefusedForItsCallers() {
        settings("tickets.pinMenuAddresses", "192.0.2.5, 127.0.0.1, ::1, 0:0:0:0:0:0:0:1");
        try {
            for (int attempt = 0; attempt < 12; attempt++) {
                unknown(Map.of("number", String.valueOf(700_000_000 + attempt), "pin", "123456"));
            }
            Map<String, Object> pin = pinned("requester", ticket());
            for (int attempt = 0; attempt < 10; attempt++) {
                unknown(wrong(pin));
            }
            throttled(pin);
        } finally {
            settings("tickets.pinMenuAddresses", null);
        }
    }

    @Test
    void aPinIsLockedAfterFiftyWrongOnes() {
        Map<String, Object> ticket = ticket();
        Map<String, Object> pin = pinned("requester", ticket);
        for (int attempt = 0; attempt < StatusByPin.MOST_FAILURES; attempt++) {
            if (attempt % 9 == 0) {
                forgetWrongTries();
            }
            unknown(wrong(pin));
            if (attempt == StatusByPin.MOST_FAILURES - 2) {
                told(pin);
            }
        }
        unknown(pin);
        unknown(wrong(pin));
        assertThat(calls.get("requester", path(ticket) + "/pin", 200)).containsEntry("locked", true);
        List<Map<String, Object>> timeline = calls.items("requester", path(ticket) + "/timeline");
        assertThat(timeline)
                .filteredOn(entry -> entry.get("type").equals("ticket.pin_locked"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("actor")).isNull());
        assertThat(calls.get("admin", "/events?after=0&limit=1000", 200).toString())
                .contains("ticket.pin_made", "ticket.pin_locked");

        Map<String, Object> next = pinned("requester", ticket);
        assertThat(calls.get("requester", path(ticket) + "/pin", 200)).containsEntry("locked", false);
        told(next);
        assertThat(value(
                        "SELECT failures FROM core_ticket_pin WHERE id = UNHEX(?)",
                        ticket.get("id").toString().replace("-", "")))
                .isEqualTo(0);
    }

    /** Whoever tries many at once gets by no more than the first of them, and each of these counts. */
    @Test
    void triesAtOnceCountEach() throws Exception {
        Map<String, Object> ticket = ticket();
        Map<String, Object> pin = pinned("requester", ticket);
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int attempt = 0; attempt < 40; attempt++) {
            tries.add(() -> ask(wrong(pin), "en").statusCode());
        }
        int wrong = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(tries)) {
                assertThat(answer.get()).isIn(404, 429, 503);
                wrong += answer.get() == 404 ? 1 : 0;
            }
        }
        assertThat(wrong).isBetween(1, 39);
        assertThat(value(
                        "SELECT failures FROM core_ticket_pin WHERE id = UNHEX(?)",
                        ticket.get("id").toString().replace("-", "")))
                .isEqualTo(wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"number\":\"1\"}",
                "{\"pin\":\"123456\"}",
                "{\"number\":\"1\",\"pin\":\"12345\"}",
                "{\"number\":\"1\",\"pin\":\"1234567\"}",
                "{\"number\":\"1\",\"pin\":123456}",
                "{\"number\":1,\"pin\":\"123456\"}",
                "{\"number\":\"1\",\"pin\":\"١٢٣٤٥٦\"}",
                "{\"number\":\"1' OR '1'='1\",\"pin\":\"123456\"}",
                "{\"number\":\"-1\",\"pin\":\"123456\"}",
                "{\"number\":\"99999999999999999999\",\"pin\":\"123456\"}",
                "{\"number\":\"0193b3c0-0000-7000-8000-000000000000\",\"pin\":\"123456\"}",
                "{\"number\":\"1\",\"pin\":\"\\u0000\"}",
                "{\"number\":null,\"pin\":null}",
                "{\"number\":\"1\",\"pin\":\"123456\",\"title\":true}"
            })
    void whatIsNoQuestionIsRefused(String body) {
        HttpResponse<String> answer = send("POST", STATUS, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Json.parseObject(answer.body())).containsKey("errors");
        assertThat(value("SELECT COUNT(*) FROM core_sign_in_failure")).isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "{\"number\":", "{\"pin\":\"1\",\"pin\":\"2\"}", "7"})
    void whatIsNoJsonObjectIsMalformed(String body) {
        assertThat(send("POST", STATUS, body).statusCode()).isEqualTo(400);
        assertThat(send("POST", STATUS, "x".repeat(2_000_000)).statusCode()).isIn(400, 413);
        assertThat(send("GET", STATUS, "").statusCode()).isBetween(400, 499);
    }

    /** A repeated request gets another PIN: for its answer to be given again it would have to be kept. */
    @Test
    void thePinStandsNowhere() {
        Map<String, Object> ticket = ticket();
        String token = desk.signIn("requester", "correct horse 7");
        List<String> pins = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            HttpResponse<String> answer = send(
                    "POST",
                    path(ticket) + "/pin",
                    "",
                    "Authorization",
                    "Bearer " + token,
                    "Idempotency-Key",
                    "the-same");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1" + path(ticket) + "/pin");
            assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
            pins.add(String.valueOf(Json.parseObject(answer.body()).get("pin")));
        }
        assertThat(Set.copyOf(pins)).as("three of a million").hasSizeGreaterThan(1);
        told(Map.of("number", ticket.get("number"), "pin", pins.getLast()));
        assertThat(value("SELECT COUNT(*) FROM core_idempotency")).isEqualTo(0L);
        assertThat(String.valueOf(value(
                        "SELECT pin_hash FROM core_ticket_pin WHERE id = UNHEX(?)",
                        ticket.get("id").toString().replace("-", ""))))
                .startsWith("$argon2id$");
        String told = String.valueOf(calls.items("admin", path(ticket) + "/timeline"))
                + calls.get("admin", "/events?after=0&limit=1000", 200)
                + calls.get("admin", path(ticket) + "/pin", 200);
        assertThat(told).contains("ticket.pin_made").doesNotContain("argon2");
        pins.forEach(pin -> assertThat(told).doesNotContain("\"" + pin + "\"", "=" + pin + ",", "=" + pin + "}"));
    }

    @Test
    void aPersonsExportHasNoHashAndAnErasedPersonNoPin() throws IOException {
        calls.person("leaving", List.of("requester"));
        Map<String, Object> ticket = calls.post("leaving", "/tickets", 201, "kind", "incident", "title", "T");
        Map<String, Object> pin = pinned("leaving", ticket);
        HttpResponse<byte[]> export = export(calls.id("leaving"));
        assertThat(export.statusCode()).isEqualTo(200);
        String pins = entry(export.body(), "pins");
        assertThat(pins).contains(String.valueOf(ticket.get("id"))).doesNotContain("argon2", "hash");
        calls.post("admin", "/users/" + calls.id("leaving") + "/erasure", 202, "texts", false);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> calls.get("admin", "/users/" + calls.id("leaving") + "/erasure", 200)
                        .get("state")
                        .equals("done"));
        assertThat(calls.get("admin", path(ticket) + "/pin", 200)).containsEntry("exists", false);
        unknown(pin);
    }

    private static HttpResponse<byte[]> export(String person) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(desk.address().resolve("/api/v1/users/" + person + "/personal-data"))
                            .header("Authorization", "Bearer " + desk.administrator())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String entry(byte[] zip, String name) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().contains(name)) {
                    return new String(entries.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("No " + name + " in the export");
    }
}
