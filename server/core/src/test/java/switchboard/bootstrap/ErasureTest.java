package switchboard.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.events.JournalProof;
import switchboard.json.Json;

/** A person is erased from the core: no word in any table, and the journal still proves that nothing was changed. */
class ErasureTest {

    private static final String SECRET = "a long enough secret 1";

    private static TestDesk desk;
    private static String admin;

    @BeforeAll
    static void open() {
        desk = TestDesk.start();
        admin = desk.administrator();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static HttpResponse<String> send(String method, String path, String token, Object body) {
        return desk.send(
                method,
                path,
                token,
                body.equals("") ? "" : "application/json",
                body.equals("") ? "" : Json.write(body));
    }

    private static Map<String, Object> expect(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body().isEmpty() ? Map.of() : Json.parseObject(answer.body());
    }

    private static String person(String name) {
        return String.valueOf(expect(
                        send(
                                "POST",
                                "/users",
                                admin,
                                Map.of(
                                        "username",
                                        name,
                                        "displayName",
                                        name + " Quincewood",
                                        "email",
                                        name + "@quincewood.example.org",
                                        "password",
                                        SECRET,
                                        "roles",
                                        List.of("agent"))),
                        201)
                .get("id"));
    }

    /** Writes a ticket with a reply, a note and a change, and leaves an answer kept for repetition. */
    private static String ticket(String name, String token) {
        Map<String, Object> made = expect(
                send(
                        "POST",
                        "/tickets",
                        token,
                        Map.of(
                                "kind",
                                "incident",
                                "title",
                                name + "title",
                                "description",
                                name + "words",
                                "fields",
                                Map.of("room", name + "room", "rooms", List.of(name + "attic", name + "cellar")),
                                "information",
                                Map.of(
                                        "scope",
                                        name + "scope",
                                        "errorCodes",
                                        List.of(name + "code"),
                                        "triedSteps",
                                        List.of(Map.of("step", name + "step", "effect", name + "effect"))))),
                201);
        String id = String.valueOf(made.get("id"));
        expect(send("POST", "/tickets/" + id + "/replies", token, Map.of("body", name + "reply")), 201);
        expect(desk.send("PUT", "/me/presence", token, "application/json", "{\"state\":\"busy\"}"), 200);
        expect(send("POST", "/tickets/" + id + "/notes", token, Map.of("body", name + "note")), 201);
        expect(send("PATCH", "/tickets/" + id, admin, Map.of("title", "of " + name + "title")), 200);
        expect(send("PATCH", "/tickets/" + id + "/information", admin, Map.of("site", "where " + name + " sits")), 200);
        expect(
                send(
                        "PUT",
                        "/tickets/" + id + "/expectation",
                        admin,
                        Map.of("expectedAt", "2099-01-01T00:00:00Z", "note", "for " + name)),
                200);
        expect(send("POST", "/tickets/" + id + "/tasks", token, Map.of("title", name + "task")), 201);
        expect(send("PUT", "/tickets/" + id + "/watchers/me", token, ""), 200);
        for (String reason : List.of("first", "second")) {
            Map<String, Object> fields = Map.of("priority", "critical", "priorityReason", name + reason);
            expect(
                    send(
                            "POST",
                            "/tickets/bulk",
                            token,
                            Map.of("ids", List.of(id), "action", "change", "fields", fields)),
                    200);
        }
        assertThat(desk.send(
                                "POST",
                                "/tickets/" + id + "/attachments?fileName=" + name + "file.txt",
                                token,
                                "text/plain",
                                "x")
                        .statusCode())
                .isEqualTo(201);
        return id;
    }

    private static void erase(String person, boolean texts) {
        expect(send("POST", "/users/" + person + "/erasure", admin, Map.of("texts", texts)), 202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> expect(send("GET", "/users/" + person + "/erasure", admin, ""), 200)
                        .get("state")
                        .equals("done"));
    }

    /** Every place in the core's tables where the word stands. */
    private static List<String> places(String word) {
        return desk.database().transactions().read(dsl -> dsl
                .fetch("select table_name, column_name from information_schema.columns where table_schema = database()"
                        + " and table_name like 'core\\_%' and data_type in ('varchar', 'char', 'text', 'mediumtext',"
                        + " 'longtext', 'mediumblob')")
                .stream()
                .filter(row -> ((Number) dsl.fetchValue(
                                        "select count(*) from `" + row.get(0, String.class) + "` where lower(convert(`"
                                                + row.get(1, String.class) + "` using utf8mb4)) like ?",
                                        "%" + word + "%"))
                                .longValue()
                        > 0)
                .map(row -> row.get(0, String.class) + "." + row.get(1, String.class))
                .toList());
    }

    private static int watched(String person) {
        return desk.database().transactions().read(dsl -> dsl.fetchOne(
                        "select count(*) from core_ticket_watcher where user_id = unhex(?)", person.replace("-", ""))
                .get(0, Integer.class));
    }

    private static void deadAddress(String name, String person) {
        desk.database().transactions().inTransaction(work -> work.dsl()
                .execute(
                        "insert into core_notification_dead_address values (?, 'email', ?, ?, ?, now(6))",
                        new byte[16],
                        name + "@desk.example",
                        HexFormat.of().parseHex(person.replace("-", "")),
                        "550 no mailbox of " + name));
    }

    @Test
    void noWordOfAnErasedPersonIsLeft() {
        String id = person("damson");
        String token = desk.signIn("damson", SECRET);
        String ticket = ticket("damson", token);
        deadAddress("damson", id);
        // People are told of it a moment after it happened.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(places("damson"))
                .contains(
                        "core_ticket.title",
                        "core_ticket.fields",
                        "core_ticket_field.text_value",
                        "core_ticket_field_element.element",
                        "core_ticket_information.scope",
                        "core_ticket_expectation.note",
                        "core_journal_text.text",
                        "core_ticket_task.title",
                        "core_notification_content.content",
                        "core_notification_dead_address.address",
                        "core_bulk_item.before_action"));

        erase(id, true);

        assertThat(places("damson")).isEmpty();
        assertThat(watched(id)).isZero();
        assertThat(desk.send("GET", "/me", token, "", "").statusCode()).isEqualTo(401);
        assertThat(expect(send("GET", "/users/" + id, admin, ""), 200))
                .containsEntry("displayName", "(erased)")
                .containsEntry("active", false)
                .containsEntry("username", null)
                .containsEntry("email", null);
        assertThat(expect(send("GET", "/tickets/" + ticket, admin, ""), 200)).containsEntry("title", "(erased)");
        expect(send("GET", "/tickets/" + ticket + "/timeline", admin, ""), 200);
        long newest = (Long) desk.database()
                .transactions()
                .read(dsl -> dsl.fetchValue("select max(position) from core_journal_position"));
        assertThat(new JournalProof(desk.database().transactions())
                        .verify(1, newest)
                        .isSound())
                .as("the chain holds")
                .isTrue();
        // Asked again, it is done again.
        erase(id, true);
    }

    @Test
    void onlyWordsGoFromCustomFields() {
        String id = person("quince");
        expect(send("POST", "/fields", admin, Map.of("name", "wing", "type", "text")), 201);
        expect(send("POST", "/fields", admin, Map.of("name", "story", "type", "long_text")), 201);
        expect(send("POST", "/fields", admin, Map.of("name", "day", "type", "date")), 201);
        expect(
                send(
                        "POST",
                        "/fields",
                        admin,
                        Map.of("name", "hue", "type", "choice", "choices", List.of(Map.of("key", "red")))),
                201);
        Map<String, Object> fields = new java.util.TreeMap<>(Map.of(
                "wing",
                "quince wing",
                "story",
                "quince ".repeat(500),
                "day",
                "2026-05-01",
                "hue",
                "red",
                "floor",
                3,
                "heard",
                true,
                "since",
                "2026-05-01T08:00:00Z",
                "people",
                List.of("quince", "anna")));
        Map<String, Object> body = Map.of("kind", "incident", "title", "A title", "requester", id, "fields", fields);
        String ticket = String.valueOf(
                expect(send("POST", "/tickets", admin, body), 201).get("id"));
        Map<String, Object> othersBody =
                Map.of("kind", "incident", "title", "A title", "fields", Map.of("wing", "of quince"));
        String others = String.valueOf(
                expect(send("POST", "/tickets", admin, othersBody), 201).get("id"));

        erase(id, true);

        Map<String, Object> after = expect(send("GET", "/tickets/" + ticket, admin, ""), 200);
        Map<String, Object> left = new java.util.TreeMap<>(fields);
        List.of("wing", "story", "since").forEach(name -> left.put(name, "(erased)"));
        left.put("people", List.of("(erased)"));
        assertThat(after).containsEntry("fields", left);
        assertThat(found("field.wing=quince%20wing")).isEmpty();
        assertThat(found("field.hue=red")).containsExactly(ticket);
        assertThat(found("field.day=2026-05-01")).containsExactly(ticket);
        assertThat(found("field.wing=of%20quince")).as("somebody else's").containsExactly(others);
        Object moments = desk.database()
                .transactions()
                .read(dsl -> dsl.fetchValue(
                        "select count(*) from core_ticket_field where name = 'since' and instant_value is not null"));
        assertThat(moments)
                .as("a moment is a word too where nobody said that it is one")
                .isEqualTo(0L);
        erase(id, true);
        assertThat(expect(send("GET", "/tickets/" + ticket, admin, ""), 200)).containsEntry("fields", left);
    }

    /** Also where the person's own words may stay. */
    @Test
    void nobodyLearnsWhomAFieldNamedOnce() {
        String id = person("whitebeam");
        String other = person("rowan");
        expect(send("POST", "/fields", admin, Map.of("name", "nurse", "type", "person")), 201);
        String ticket = String.valueOf(expect(
                        send(
                                "POST",
                                "/tickets",
                                admin,
                                Map.of("kind", "incident", "title", "A title", "fields", Map.of("nurse", id))),
                        201)
                .get("id"));
        for (String nurse : List.of(other, id, other)) {
            expect(send("PATCH", "/tickets/" + ticket, admin, Map.of("fields", Map.of("nurse", nurse))), 200);
        }
        assertThat(places(id)).contains("core_ticket_field_history.before_value");

        erase(id, false);

        assertThat(places(id))
                .doesNotContain("core_ticket_field_history.before_value", "core_ticket_field_history.after_value");
        assertThat(places(other))
                .as("somebody else's")
                .contains("core_ticket_field_history.before_value", "core_ticket_field_history.after_value");
    }

    private static List<String> found(String filter) {
        return ((List<?>) expect(send("GET", "/tickets?" + filter, admin, ""), 200)
                        .get("items"))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("id")))
                        .toList();
    }

    @Test
    void textsStayWhereNobodyAskedForThem() {
        String id = person("medlar");
        ticket("medlar", desk.signIn("medlar", SECRET));

        erase(id, false);

        assertThat(places("medlar"))
                .contains("core_ticket.description", "core_ticket_reply.body")
                .doesNotContain("core_user.username", "core_user.display_name", "core_person_address.value");
        assertThat(places("medlar quincewood")).isEmpty();
    }

    @Test
    void anErasureThatWasCutOffGoesOn() {
        String id = person("sloe");
        ticket("sloe", desk.signIn("sloe", SECRET));
        erase(id, false);
        // As a server leaves it that dies in the middle: the row says so, and nobody has the job queued.
        desk.database()
                .transactions()
                .read(dsl -> dsl.execute(
                        "update core_erasure set state = 'running', texts = 1, step = '31-replies', after_key = null,"
                                + " finished_at = null, version = version + 1 where user_id = unhex(?)",
                        id.replace("-", "")));
        desk.database()
                .transactions()
                .read(dsl -> dsl.execute(
                        "update core_job set execution_time = now() where task_instance like 'privacy/resume/%'"));

        await().atMost(Duration.ofSeconds(90))
                .until(() -> expect(send("GET", "/users/" + id + "/erasure", admin, ""), 200)
                        .get("state")
                        .equals("done"));

        assertThat(places("sloereply")).doesNotContain("core_ticket_reply.body");
        assertThat(places("sloetitle")).doesNotContain("core_ticket.title");
    }

    @Test
    void whoMayNotBeErasedIsToldSo() {
        String me = String.valueOf(expect(send("GET", "/me", admin, ""), 200).get("id"));
        assertThat(expect(send("POST", "/users/" + me + "/erasure", admin, Map.of("texts", false)), 409))
                .containsEntry("code", "user.own_erasure");
        String id = person("bullace");
        String token = desk.signIn("bullace", SECRET);
        expect(send("POST", "/users/" + me + "/erasure", token, Map.of("texts", false)), 403);
        assertThat(desk.send("GET", "/users/" + me + "/personal-data", token, "", "")
                        .statusCode())
                .isIn(403, 404);
        assertThat(desk.send("GET", "/users/" + id + "/personal-data", token, "", "")
                        .statusCode())
                .isEqualTo(200);
        expect(send("GET", "/users/" + id + "/erasure", admin, ""), 404);
        expect(send("POST", "/users/" + id + "/erasure", admin, Map.of("text", true)), 422);
        expect(send("POST", "/users/00000000-0000-7000-8000-0000000000ff/erasure", admin, Map.of()), 404);
        expect(send("POST", "/users/nobody/erasure", admin, Map.of()), 404);
    }
}
