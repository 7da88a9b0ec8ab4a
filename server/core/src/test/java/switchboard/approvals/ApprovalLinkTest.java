package switchboard.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import switchboard.access.Grants;
import switchboard.api.events.Subject;
import switchboard.bootstrap.DeskCalls;
import switchboard.bootstrap.TestDesk;
import switchboard.events.Journal;
import switchboard.json.Json;
import switchboard.persistence.TestDatabase;
import switchboard.secrets.RandomToken;
import switchboard.users.PeopleJournal;
import switchboard.users.SignInThrottle;
import switchboard.users.UserService;

/** Deciding by links, over HTTP on a whole desk: what they show, whom they serve, and when they stop. */
class ApprovalLinkTest {

    private static final String HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PUBLIC = "https://desk.example.org/help";

    private static TestDesk desk;
    private static DeskCalls calls;
    private static HttpClient http;
    private static int made;

    @BeforeAll
    static void open() {
        desk = TestDesk.start();
        calls = new DeskCalls(desk);
        http = HttpClient.newHttpClient();
        calls.person("anna", List.of("agent"), "locale", "sv-SE");
        for (String agent : List.of("boris", "chen", "dora")) {
            calls.person(agent, List.of("agent"));
        }
    }

    @AfterAll
    static void close() {
        http.close();
        desk.close();
    }

    @BeforeEach
    void forgetWrongLinks() {
        execute("DELETE FROM core_sign_in_failure");
    }

    private static ApprovalLinks links(@Nullable String publicUrl) {
        TestDatabase database = desk.database();
        Journal journal = new Journal(new Random(1), () -> {});
        PeopleJournal people = new PeopleJournal(journal, database.ids(), Clock.systemUTC());
        return new ApprovalLinks(
                new ApprovalGround(
                        database.transactions(),
                        database.ids(),
                        Clock.systemUTC(),
                        journal,
                        new UserService(
                                database.transactions(), new Grants(), people, database.ids(), Clock.systemUTC()),
                        (work, notification) -> {},
                        (work, location) -> {}),
                new ApprovalLinks.Needs(
                        new SecureRandom(),
                        new SignInThrottle(database.transactions(), database.ids(), Clock.systemUTC()),
                        publicUrl == null ? null : URI.create(publicUrl)));
    }

    private static Map<String, Object> values(String channel, String event, String approval, String who) {
        return links(PUBLIC).values(channel, event, new Subject("approval", approval), UUID.fromString(calls.id(who)));
    }

    /** The path of a fresh link to approve, as the mail to this person would have it. */
    private static String link(String approval, String who) {
        String link = String.valueOf(
                values("email", "approval.requested", approval, who).get("approveLink"));
        assertThat(link).startsWith(PUBLIC + "/api/v1/approval-links/").endsWith("?decision=approve");
        return link.substring(PUBLIC.length());
    }

    private static String ask(int quorum, String... approvers) {
        return ask(Map.of(), List.of(step(quorum, approvers)));
    }

    private static Map<String, Object> step(int quorum, String... approvers) {
        return Map.of(
                "approvers", java.util.Arrays.stream(approvers).map(calls::id).toList(), "quorum", quorum);
    }

    private static String ask(Map<String, Object> more, List<Map<String, Object>> steps) {
        String ticket = String.valueOf(calls.post("admin", "/tickets", 201, "kind", "incident", "title", "T" + ++made)
                .get("id"));
        Map<String, @Nullable Object> body = DeskCalls.map(
                "title",
                "Buy <script>alert(1)</script> & \"it\"",
                "description",
                "Line 1\n<img src=x>",
                "steps",
                steps);
        body.putAll(more);
        return String.valueOf(calls.post("admin", "/tickets/" + ticket + "/approvals", 201, body)
                .get("id"));
    }

    private static HttpResponse<String> send(String method, String path, String accept, String mediaType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.address().resolve(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        if (!mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
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

    private static HttpResponse<String> get(String path, String accept) {
        return send("GET", path, accept, "", "");
    }

    private static HttpResponse<String> decide(String path, String decision) {
        return send("POST", path, JSON, JSON, Json.write(Map.of("decision", decision, "reason", "Because")));
    }

    private static String form(String decision, String reason) {
        return "decision=" + decision + "&reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8);
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.parseObject(answer.body())).containsEntry("code", code);
    }

    private static String state(String approval) {
        return String.valueOf(calls.get("admin", "/approvals/" + approval, 200).get("state"));
    }

    private static void execute(String sql, Object... values) {
        desk.database().transactions().inTransaction(work -> work.dsl().execute(sql, values));
    }

    private static Object value(String sql, Object... values) {
        return desk.database().transactions().read(dsl -> dsl.fetchValue(sql, values));
    }

    private static String hex(String id) {
        return id.replace("-", "");
    }

    @Test
    void readingShowsWhatIsAskedAndDecidesNothing() {
        String approval = ask(1, "anna");
        String link = link(approval, "anna");
        for (String method : List.of("GET", "HEAD", "GET")) {
            assertThat(send(method, link, HTML, "", "").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> page = get(link, HTML);
        assertThat(page.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/html")
                .contains("charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("form-action 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .startsWith("<!doctype html><html lang=\"sv\">")
                .contains("Buy &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;it&quot;", "Line 1\n&lt;img src=x&gt;")
                .contains("value=\"approve\" checked>", "value=\"reject\">", "Inget är avgjort")
                .doesNotContain("<script", "<img", "http");
        assertThat(get(link.replace("decision=approve", "decision=reject"), HTML)
                        .body())
                .contains("value=\"reject\" checked>", "value=\"approve\">");
        assertThat(get(link.replace("=approve", "=%22%3E%3Cb%3E"), HTML).body()).doesNotContain("checked", "<b>");
        assertThat(Json.parseObject(get(link, JSON).body()))
                .containsOnlyKeys("approval", "title", "description", "requester", "dueAt", "expiresAt")
                .containsEntry("approval", approval)
                .containsEntry("description", "Line 1\n<img src=x>");
        assertThat(get(link, "").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/html");
        assertThat(state(approval)).isEqualTo("pending");
        assertThat(value("SELECT COUNT(*) FROM core_journal WHERE subject_id = ? AND channel = 'email'", approval))
                .isEqualTo(0L);
    }

    @Test
    void aFormDecidesOnceAndTheJournalSaysHow() {
        String approval = ask(1, "anna", "boris");
        String link = link(approval, "anna");
        HttpResponse<String> done = send("POST", link, HTML, FORM, form("approve", "Bra pris\r\ngör så"));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("Du har godkänt.").doesNotContain("<form", token(link));
        assertThat(state(approval)).isEqualTo("approved");
        HttpResponse<String> again = send("POST", link, HTML, FORM, form("reject", "No"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Du har redan tagit ställning.").doesNotContain("<form");
        refused(decide(link, "reject"), 409, "approval.decided_by_you");
        refused(get(link, JSON), 409, "approval.decided_by_you");
        assertThat(value(
                        "SELECT GROUP_CONCAT(DISTINCT CONCAT(channel, ' ', LOWER(HEX(actor)))) FROM core_journal"
                                + " WHERE subject_id = ? AND type IN ('approval.step_decided', 'approval.decided')",
                        approval))
                .isEqualTo("email " + hex(calls.id("anna")));
        assertThat(seats(approval)).anySatisfy(seat -> assertThat(seat)
                .containsEntry("decidedBy", calls.id("anna"))
                .containsEntry("reason", "Bra pris\ngör så"));
    }

    private static String token(String link) {
        return link.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> seats(String approval) {
        List<Map<String, Object>> steps = (List<Map<String, Object>>)
                calls.get("admin", "/approvals/" + approval, 200).get("steps");
        return (List<Map<String, Object>>) steps.getFirst().get("approvers");
    }

    @Test
    void aRejectionNeedsItsReason() {
        String approval = ask(1, "anna");
        String link = link(approval, "anna");
        refused(send("POST", link, JSON, JSON, "{\"decision\":\"reject\"}"), 422, "input.invalid");
        HttpResponse<String> page = send("POST", link, HTML, FORM, "decision=reject&reason=%20");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Ett avslag behöver ett skäl", "value=\"reject\" checked>");
        HttpResponse<String> tooLong = send("POST", link, HTML, FORM, form("reject", "<p>".repeat(2_000)));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("&lt;p&gt;").doesNotContain("<p><p>");
        assertThat(state(approval)).isEqualTo("pending");
        HttpResponse<String> done = decide(link, "reject");
        assertThat(Json.parseObject(done.body()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("approval", approval, "decision", "rejected", "state", "rejected"));
    }

    @Test
    void theLongestReasonFitsIntoAForm() {
        String link = link(ask(1, "anna"), "anna");
        assertThat(send("POST", link, HTML, FORM, form("approve", "批".repeat(4_000)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLinkEndsWithItsTime() {
        String approval = ask(1, "anna");
        String link = link(approval, "anna");
        execute("UPDATE core_approval_link SET expires_at = NOW(6) - INTERVAL 1 SECOND");
        refused(decide(link, "approve"), 409, "approval.link_expired");
        assertThat(get(link, HTML).body()).contains("Tiden för att ta ställning");
        assertThat(state(approval)).isEqualTo("pending");

        String hasty = ask(Map.of("timeout", "PT1H"), List.of(step(1, "anna")));
        String second = link(hasty, "anna");
        assertThat(value(
                        "SELECT COUNT(*) FROM core_approval_link l JOIN core_approval a ON a.id = l.approval_id"
                                + " WHERE a.id = UNHEX(?) AND l.expires_at = a.due_at",
                        hex(hasty)))
                .isEqualTo(1L);
        execute("UPDATE core_approval SET due_at = NOW(6) - INTERVAL 1 SECOND WHERE id = UNHEX(?)", hex(hasty));
        refused(decide(second, "approve"), 409, "approval.link_expired");
        assertThat(value("SELECT COUNT(*) FROM core_approval_link WHERE expires_at > NOW(6) + INTERVAL 31 DAY"))
                .isEqualTo(0L);
        execute("UPDATE core_approval_link SET expires_at = NOW(6) - INTERVAL 8 DAY");
        links(PUBLIC).sweep();
        assertThat(value("SELECT COUNT(*) FROM core_approval_link")).isEqualTo(0L);
    }

    @Test
    void aVoiceThatIsHandedOnTakesItsLinksWithIt() {
        String approval = ask(1, "anna");
        String former = link(approval, "anna");
        calls.post("anna", "/approvals/" + approval + "/delegations", 200, "to", "chen");
        refused(get(former, JSON), 404, "approval.link_unknown");
        refused(decide(former, "approve"), 404, "approval.link_unknown");
        assertThat(values("email", "approval.requested", approval, "anna")).isEmpty();
        String next = link(approval, "chen");
        calls.post("chen", "/approvals/" + approval + "/delegations", 200, "to", "anna");
        refused(decide(former, "approve"), 404, "approval.link_unknown");
        refused(decide(next, "approve"), 404, "approval.link_unknown");
        assertThat(decide(link(approval, "anna"), "approve").statusCode()).isEqualTo(200);
    }

    @Test
    void anAccountThatIsNotActiveDecidesNothing() {
        calls.person("gone", List.of("agent"));
        String approval = ask(1, "gone");
        String link = link(approval, "gone");
        calls.patch("admin", "/users/" + calls.id("gone"), 200, "active", false);
        refused(get(link, JSON), 409, "approval.link_ended");
        refused(decide(link, "approve"), 409, "approval.link_ended");
        assertThat(state(approval)).isEqualTo("pending");
    }

    @Test
    void whatIsOverIsSaidToBeOver() {
        String withdrawn = ask(1, "anna");
        String link = link(withdrawn, "anna");
        calls.post("admin", "/approvals/" + withdrawn + "/withdrawal", 200, "reason", "Not needed");
        refused(decide(link, "approve"), 409, "approval.withdrawn");

        String decided = ask(1, "anna", "boris");
        String late = link(decided, "anna");
        assertThat(decide(link(decided, "boris"), "approve").statusCode()).isEqualTo(200);
        refused(decide(late, "approve"), 409, "approval.decided");

        String stepped = ask(Map.of(), List.of(step(1, "anna", "boris"), step(1, "chen")));
        String early = link(stepped, "anna");
        assertThat(values("email", "approval.requested", stepped, "chen"))
                .as("their step has not begun")
                .isEmpty();
        calls.post("boris", "/approvals/" + stepped + "/decisions", 200, "decision", "approve");
        refused(decide(early, "approve"), 409, "approval.link_ended");
        assertThat(decide(link(stepped, "chen"), "approve").statusCode()).isEqualTo(200);
        assertThat(state(stepped)).isEqualTo("approved");
    }

    @Test
    void aSubstituteDecidesWhileTheAbsenceLasts() {
        calls.person("away", List.of("agent"));
        absent("away", "dora");
        String first = link(ask(1, "away"), "dora");
        String approval = ask(1, "away");
        String second = link(approval, "dora");
        assertThat(decide(first, "approve").statusCode()).isEqualTo(200);
        execute("DELETE FROM core_absence");
        refused(decide(second, "approve"), 409, "approval.link_ended");
        assertThat(state(approval)).isEqualTo("pending");
    }

    private static void absent(String who, String substitute) {
        execute(
                "INSERT INTO core_absence (id, user_id, from_at, to_at, substitute_id, created_at, version)"
                        + " VALUES (UNHEX(?), UNHEX(?), '2000-01-01', '2100-01-01', UNHEX(?), NOW(6), 1)",
                hex(UUID.randomUUID().toString()),
                hex(calls.id(who)),
                hex(calls.id(substitute)));
    }

    /** Links that would only be refused are not sent. */
    @Test
    void whoeverMayNotDecideGetsNoLinks() {
        calls.person("asking", List.of("agent"));
        calls.person("travelling", List.of("agent"));
        calls.person("sailing", List.of("agent"));
        absent("travelling", "asking");
        absent("sailing", "boris");
        String asked = ask(Map.of(), List.of(step(1, "travelling")));
        execute(
                "UPDATE core_approval SET requester_id = UNHEX(?) WHERE id = UNHEX(?)",
                hex(calls.id("asking")),
                hex(asked));
        assertThat(values("email", "approval.requested", asked, "asking"))
                .as("whoever asks never decides")
                .isEmpty();
        String twofold = ask(2, "boris", "sailing");
        assertThat(decide(link(twofold, "boris"), "approve").statusCode()).isEqualTo(200);
        assertThat(values("email", "approval.requested", twofold, "boris"))
                .as("nobody decides twice in a step")
                .isEmpty();
        execute("DELETE FROM core_absence");
    }

    @Test
    void anAttemptThatIsRepeatedLeavesTwoLinksAtMost() {
        String approval = ask(1, "anna");
        List<String> links = new ArrayList<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            links.add(link(approval, "anna"));
        }
        assertThat(value("SELECT COUNT(*) FROM core_approval_link WHERE approval_id = UNHEX(?)", hex(approval)))
                .isEqualTo(2L);
        refused(get(links.get(2), JSON), 404, "approval.link_unknown");
        assertThat(get(links.get(3), JSON).statusCode()).isEqualTo(200);
        assertThat(decide(links.get(4), "approve").statusCode()).isEqualTo(200);
        refused(decide(links.get(3), "approve"), 409, "approval.decided_by_you");
    }

    @Test
    void whoeverTriesManyThatAreNoneIsRefusedAndNobodyElse() {
        String link = link(ask(1, "anna"), "anna");
        String path = "/api/v1/approval-links/";
        for (int attempt = 0; attempt < 10; attempt++) {
            refused(get(path + RandomToken.made(new SecureRandom()).text(), JSON), 404, "approval.link_unknown");
        }
        HttpResponse<String> throttled =
                get(path + RandomToken.made(new SecureRandom()).text(), JSON);
        refused(throttled, 429, "auth.too_many_attempts");
        assertThat(throttled.headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, 301L);
        HttpResponse<String> page =
                get(path + RandomToken.made(new SecureRandom()).text(), HTML);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 301L);
        assertThat(get(link, JSON).statusCode()).isEqualTo(200);
        assertThat(desk.signIn("boris", "correct horse 7")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "null",
                "%27%20OR%201=1--",
                "%3Cscript%3E",
                "%F0%9F%98%80",
                "00000000-0000-0000-0000-000000000000",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%0A",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoLinkIsUnknown(String token) {
        String path = "/api/v1/approval-links/" + token;
        refused(get(path, ""), 404, "approval.link_unknown");
        refused(decide(path, "approve"), 404, "approval.link_unknown");
        HttpResponse<String> page = get(path, HTML);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("unknown, or not valid any more").doesNotContain("<script", "OR 1=1");
    }

    /** Whatever stands in an address and in headers: refused, and never a failure of the server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                "%00",
                "%FF%FE",
                "%C3%28",
                "%2F..%2Fapprovals",
                "..",
                ";a=b",
                "a;b=c",
                "a/b",
                "%250A",
                "a?b=%zz"
            })
    void noAddressIsAFailureOfTheServer(String token) {
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")) {
            for (String accept : List.of(HTML, JSON, "image/png", "text/html;q=x", "nonsense")) {
                assertThat(raw(method, "/api/v1/approval-links/" + token, accept))
                        .as("%s %s", method, accept)
                        .isBetween(200, 499);
            }
        }
    }

    @Test
    void aLongAddressIsRefused() {
        for (int length : List.of(300, 3_000, 7_000, 20_000)) {
            assertThat(raw("GET", "/api/v1/approval-links/" + "A".repeat(length), HTML))
                    .isBetween(400, 499);
        }
    }

    /** The status that comes back for an address that no client would send. */
    private static int raw(String method, String path, String accept) {
        URI address = desk.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String head = method + " " + path + " HTTP/1.1\r\nHost: desk\r\nAccept: " + accept
                    + "\r\nAccept-Language: ,;q=x,-\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | | 400",
                "application/json | [] | 400",
                "application/json | null | 400",
                "application/json | {\"decision\":\"approve\" | 400",
                "application/json | {\"decision\":\"approve\",\"decision\":\"reject\"} | 400",
                "application/json | {\"decision\":\"approve\",\"person\":\"admin\"} | 422",
                "application/json | {\"decision\":[\"approve\"]} | 422",
                "application/json | {\"decision\":true} | 422",
                "application/json | {\"decision\":\"perhaps\"} | 422",
                "application/json | {\"decision\":\"reject\",\"reason\":\"\\u0000\"} | 422",
                "application/x-www-form-urlencoded | | 422",
                "application/x-www-form-urlencoded | decision=approve&decision=reject | 400",
                "application/x-www-form-urlencoded | decision=%zz | 400",
                "application/x-www-form-urlencoded | decision=perhaps | 422",
                "application/x-www-form-urlencoded | decision=reject&reason=%00 | 422",
                "application/x-www-form-urlencoded | decision=approve&a&b&c&d&e&f&g&h&i&j&k | 400",
                "text/plain | decision=approve | 415",
                "multipart/form-data; boundary=x | decision=approve | 415"
            })
    void aBodyThatMakesNoSenseDecidesNothing(String mediaType, @Nullable String body, int status) {
        String approval = ask(1, "anna");
        String link = link(approval, "anna");
        HttpResponse<String> answer = send("POST", link, JSON, mediaType, body == null ? "" : body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Json.parseObject(answer.body())).containsKey("code");
        assertThat(state(approval)).isEqualTo("pending");
    }

    @Test
    void aLargeBodyIsNotRead() {
        String approval = ask(1, "anna");
        String link = link(approval, "anna");
        refused(send("POST", link, JSON, FORM, form("approve", "x".repeat(70_000))), 413, "request.too_large");
        String json = Json.write(Map.of("decision", "approve", "reason", "x".repeat(2_000_000)));
        refused(send("POST", link, JSON, JSON, json), 413, "request.too_large");
        assertThat(send("POST", link, HTML, FORM, form("approve", "x".repeat(70_000)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(state(approval)).isEqualTo("pending");
    }

    @ParameterizedTest
    @CsvSource({"en-GB, en, Approve", "ru, ru, Согласовать", "zh-Hans-CN, zh, 批准", "sv, sv, Godkänn", "fr, en, Approve"
    })
    void everybodyReadsItInTheirLanguage(String locale, String language, String word) {
        String name = "reader" + ++made;
        calls.person(name, List.of("agent"), "locale", locale, "timeZone", "Asia/Shanghai");
        String approval = ask(Map.of("timeout", "P3D"), List.of(step(1, name)));
        String page = get(link(approval, name), HTML).body();
        assertThat(page).contains("<html lang=\"" + language + "\">", word, "(Asia/Shanghai)");
        HttpResponse<String> none = send("GET", "/api/v1/approval-links/none", HTML, "", "");
        assertThat(none.body()).contains("<html lang=\"en\">");
    }

    /** Many at once, by the link and over the API: one of them counts. */
    @Test
    void decisionsAtOnceCountOnce() throws Exception {
        String approval = ask(1, "anna");
        String link = link(approval, "anna");
        List<Callable<Integer>> votes = new ArrayList<>();
        for (int vote = 0; vote < 8; vote++) {
            String decision = vote % 2 == 0 ? "approve" : "reject";
            votes.add(() -> decide(link, decision).statusCode());
        }
        int counted = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> vote : threads.invokeAll(votes)) {
                counted += vote.get() == 200 ? 1 : 0;
            }
        }
        assertThat(counted).isEqualTo(1);
        assertThat(value(
                        "SELECT COUNT(*) FROM core_journal WHERE subject_id = ? AND type = 'approval.step_decided'",
                        approval))
                .isEqualTo(1L);
    }

    @Test
    void onlyMailsThatAskHaveLinks() {
        String approval = ask(1, "anna");
        assertThat(values("chat", "approval.requested", approval, "anna")).isEmpty();
        assertThat(values("email", "approval.decided", approval, "anna")).isEmpty();
        assertThat(values("email", "approval.requested", approval, "dora")).isEmpty();
        assertThat(values("email", "approval.requested", UUID.randomUUID().toString(), "anna"))
                .isEmpty();
        assertThat(values("email", "approval.requested", "no-id", "anna")).isEmpty();
        assertThat(links(null)
                        .values(
                                "email",
                                "approval.requested",
                                new Subject("approval", approval),
                                UUID.fromString(calls.id("anna"))))
                .isEmpty();
        assertThat(value("SELECT COUNT(*) FROM core_approval_link WHERE approval_id = UNHEX(?)", hex(approval)))
                .isEqualTo(0L);
    }

    @Test
    void theSecretStandsNowhere() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level before = root.getLevel();
        root.setLevel(Level.INFO);
        root.addAppender(log);
        String link;
        try {
            String approval = ask(1, "anna");
            link = link(approval, "anna");
            get(link, HTML);
            decide(link, "approve");
            decide(link, "approve");
            send("PUT", link, JSON, JSON, "{}");
            send("POST", link, JSON, JSON, "{");
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        String token = token(link);
        assertThat(log.list)
                .noneMatch(event -> String.valueOf(event.getFormattedMessage()).contains(token));
        assertThat(new RandomToken(token)).asString().doesNotContain(token);
        assertThat(places(token)).isEmpty();
    }

    /** Every place in the core's tables where the word stands. */
    private static List<String> places(String word) {
        return desk.database().transactions().read(dsl -> dsl
                .fetch("select table_name, column_name from information_schema.columns where table_schema = database()"
                        + " and table_name like 'core\\_%' and data_type in ('varchar', 'char', 'text', 'mediumtext',"
                        + " 'longtext', 'mediumblob', 'blob', 'longblob')")
                .stream()
                .filter(row -> ((Number) dsl.fetchValue(
                                        "select count(*) from `" + row.get(0, String.class) + "` where convert(`"
                                                + row.get(1, String.class) + "` using utf8mb4) like ?",
                                        "%" + word + "%"))
                                .longValue()
                        > 0)
                .map(row -> row.get(0, String.class) + "." + row.get(1, String.class))
                .toList());
    }
}
