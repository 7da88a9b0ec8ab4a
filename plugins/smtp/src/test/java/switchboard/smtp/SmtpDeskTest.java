package switchboard.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;
import switchboard.testkit.fakes.FakeClock;

/** The plugin on a real server, whose time passes at once, with a mail server beside it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpDeskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FakeClock clock = new FakeClock(Instant.parse("2026-03-02T09:00:00Z"));

    private GreenMail mail;
    private RunningDesk desk;

    @BeforeAll
    void start() {
        startMailServer();
        desk = RunningDesk.start(clock, SmtpArchive.archive("1.0.0"));
        useMailServer();
    }

    @AfterAll
    void stop() {
        desk.close();
        mail.stop();
    }

    private void startMailServer() {
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
    }

    private void useMailServer() {
        SmtpArchive.use(desk, mail.getSmtp().getPort());
    }

    private Client requester(String name, String locale) {
        return desk.person(name, Map.of("roles", List.of("requester"), "locale", locale, "displayName", name));
    }

    /** What somebody has got, in the order of its arrival. */
    private List<MimeMessage> received(String name) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> receiver(message).equals(name + "@example.org"))
                .toList();
    }

    private List<MimeMessage> awaitReceived(String name, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(received(name)).hasSize(count));
        return received(name);
    }

    private static String receiver(MimeMessage message) {
        try {
            return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String header(MimeMessage message, String name) {
        try {
            return message.getHeader(name, null);
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "anna, en-GB, The printer is out of paper, It prints again, New reply:, Hello anna",
        "svea, sv-SE, Skrivaren på våning två, Nu går det att skriva ut igen, Nytt svar:, Hej svea",
        "ivan, ru, Не печатает принтер, Принтер снова печатает, Новый ответ:, 'Здравствуйте, ivan!'",
        "li, zh-Hans-CN, 打印机无法打印, 打印机已恢复正常, 新回复：, li，您好"
    })
    void aRequesterReadsTheReplyInTheirOwnLanguage(
            String name, String locale, String title, String reply, String subject, String greeting)
            throws MessagingException, IOException {
        String ticket = SmtpArchive.ticket(requester(name, locale), title);
        MimeMessage received = awaitReceived(name, 1).getFirst();
        desk.role("agent")
                .post("/tickets/" + ticket + "/replies", Map.of("body", reply))
                .expect(201);
        MimeMessage replied = awaitReceived(name, 2).getLast();
        assertThat(received.getSubject()).contains(title);
        assertThat(replied.getSubject()).contains(subject, title);
        assertThat((String) replied.getContent()).contains(greeting, reply);
        assertThat(header(replied, "Content-Language")).isEqualTo(locale.substring(0, 2));
        assertThat(replied.getFrom()[0]).hasToString("Service desk <desk@example.org>");
        assertThat(header(replied, "Return-Path")).isEqualTo("<desk@example.org>");
        assertThat(header(replied, "References"))
                .isEqualTo("<ticket-" + ticket + ".conversation@example.org>")
                .isEqualTo(header(received, "References"))
                .isEqualTo(header(received, "In-Reply-To"));
        assertThat(header(replied, "Message-ID")).isNotEqualTo(header(received, "Message-ID"));
        assertThat(header(replied, "Auto-Submitted")).isEqualTo("auto-generated");
    }

    @Test
    void withoutAPublicAddressAMailSaysWhereToDecideAndHasNoLink() throws MessagingException, IOException {
        desk.person("approver", Map.of("roles", List.of("agent")));
        String ticket = SmtpArchive.ticket(desk.administrator(), "A laptop");
        Map<String, Object> step = Map.of("approvers", List.of("approver"));
        desk.administrator()
                .post("/tickets/" + ticket + "/approvals", Map.of("title", "A new laptop", "steps", List.of(step)))
                .expect(201);
        String text = (String) awaitReceived("approver", 1).getFirst().getContent();
        assertThat(text)
                .contains("In the desk it stands among what waits for your approval.")
                .doesNotContain("approval-links", "Approve:");
    }

    /** A bounce that somebody has read in the sender's mailbox. */
    @Test
    void whatAnAdministratorCallsDeadGetsNoMoreMail() {
        Client moved = requester("moved", "en");
        SmtpArchive.ticket(moved, "The first");
        awaitReceived("moved", 1);
        Client administrator = desk.administrator();
        Map<String, Object> bounce =
                Map.of("channel", "email", "address", "Moved@Example.org", "reason", "550 5.1.1 returned");
        desk.role("agent").post("/notification-addresses", bounce).expect(403);
        Answer answer = administrator.post("/notification-addresses", bounce).expect(201);
        String path = "/notification-addresses/" + answer.id();
        assertThat(answer.header("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(path));
        assertThat(answer.field("address")).isEqualTo("moved@example.org");
        assertThat(administrator
                        .post("/notification-addresses", bounce)
                        .expect(201)
                        .id())
                .as("said again")
                .isEqualTo(answer.id());
        assertThat(administrator.get(path).expect(200).field("reason")).isEqualTo("550 5.1.1 returned");
        SmtpArchive.ticket(moved, "The second");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(administrator
                        .get("/notifications?state=dead&receiver="
                                + moved.get("/me").expect(200).id())
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1));
        assertThat(received("moved")).hasSize(1);
        administrator.delete(path).expect(204);
        administrator.get(path).expectProblem(404, "notification.address_not_found");
        SmtpArchive.ticket(moved, "The third");
        awaitReceived("moved", 2);
    }

    @Test
    void aBounceMustBeOfSomebodyAndOfAChannel() {
        Client administrator = desk.administrator();
        assertThat(administrator
                        .post(
                                "/notification-addresses",
                                Map.of("channel", "pigeon", "address", "nobody@example.org", "reason", " "))
                        .expect(422)
                        .text())
                .contains("\"channel\"", "\"reason\"");
        assertThat(administrator
                        .post(
                                "/notification-addresses",
                                Map.of("channel", "email", "address", "nobody@example.org", "reason", "x"))
                        .expect(422)
                        .text())
                .contains("\"address\"", "is nobody's address");
        assertThat(administrator
                        .post("/notification-addresses", Map.of())
                        .expect(422)
                        .text())
                .contains("\"channel\"", "\"address\"", "\"reason\"");
        administrator
                .post("/notification-addresses", Map.of("channel", "email", "address", "x".repeat(321), "reason", "x"))
                .expect(422);
        administrator.get("/notification-addresses/nonsense").expect(404);
    }

    @Test
    void aTextIsSeenWithValuesBeforeItIsUsed() {
        Client administrator = desk.administrator();
        String path = "/notification-templates/ticket.closed/preview";
        Map<String, Object> values = Map.of("number", "17", "title", "{{number}} <b>Drucker</b> 打印机");
        JsonNode shipped = administrator
                .post(path, Map.of("language", "sv", "values", values))
                .expect(200)
                .json();
        assertThat(shipped.path("language").asText()).isEqualTo("sv");
        assertThat(shipped.path("subject").asText()).isEqualTo("[#17] Stängt: {{number}} <b>Drucker</b> 打印机");
        JsonNode own = administrator
                .post(
                        path,
                        Map.of(
                                "language",
                                "en",
                                "subject",
                                "Done: {{number}}{{#team}} by {{team}}{{/team}}",
                                "body",
                                "To {{receiver}}: {{title}}",
                                "values",
                                values))
                .expect(200)
                .json();
        String name = administrator.get("/me").expect(200).field("displayName");
        assertThat(own.path("subject").asText()).isEqualTo("Done: 17");
        assertThat(own.path("body").asText()).startsWith("To " + name + ": {{number}} <b>Drucker</b>");
        assertThat(administrator
                        .get("/notification-templates/ticket.closed/en")
                        .expect(200)
                        .field("subject"))
                .as("nothing is stored")
                .doesNotContain("Done");
        administrator
                .post(path, Map.of("language", "en", "subject", "{{#open}} never closed", "body", "b"))
                .expect(422);
        administrator.post(path, Map.of("values", List.of("none"))).expect(422);
        administrator
                .post("/notification-templates/nothing.happened/preview", Map.of())
                .expect(404);
        desk.role("agent").post(path, Map.of()).expect(403);
    }

    @Test
    void nothingIsLostWhileTheMailServerIsDown() {
        mail.stop();
        try {
            SmtpArchive.ticket(requester("patient", "en"), "Nobody hears me");
            await().atMost(PATIENCE).untilAsserted(() -> {
                clock.advance(Duration.ofSeconds(30));
                assertThat(plugin()).contains("attempts to reach the mail server failed", "takes no connection");
            });
        } finally {
            startMailServer();
            useMailServer();
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(1));
            assertThat(received("patient")).hasSize(1);
        });
        assertThat(plugin()).doesNotContain("attempts to reach the mail server failed");
    }

    private String plugin() {
        return desk.administrator().get("/plugins/smtp").expect(200).text();
    }

    @Test
    void aDeadAddressIsListedAndNotWrittenToAgain() {
        try (ScriptedServer server = ScriptedServer.open().answering("RCPT", "550 5.1.1 There is no such mailbox")) {
            SmtpArchive.use(desk, server.port());
            Client gone = requester("gone", "en");
            SmtpArchive.ticket(gone, "Hello?");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            desk.administrator().get("/notification-addresses").text())
                    .contains("\"email\"", "gone@example.org", "550 5.1.1 There is no such mailbox"));
            SmtpArchive.ticket(gone, "Hello again?");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(desk.administrator()
                            .get("/notifications?state=dead&receiver="
                                    + gone.get("/me").expect(200).id())
                            .expect(200)
                            .json()
                            .path("items"))
                    .hasSize(2));
            assertThat(server.said())
                    .filteredOn(line -> line.startsWith("RCPT"))
                    .hasSize(1);
        } finally {
            useMailServer();
        }
    }

    @Test
    void aPasswordIsNeverAnswered() {
        desk.administrator()
                .patch("/settings", Map.of("smtp.password", "a long enough secret 1"))
                .expect(200);
        assertThat(desk.administrator().get("/settings").text())
                .contains("smtp.password")
                .doesNotContain("a long enough secret 1");
        desk.administrator()
                .patch("/settings", Map.of("smtp.host", "mail.example.org:25"))
                .expectProblem(422, "input.invalid");
        desk.administrator()
                .patch("/settings", Map.of("smtp.sender", "desk@example.org\r\nBcc: all@example.org"))
                .expectProblem(422, "input.invalid");
    }

    @Test
    void anUpgradeLosesNoMessageAndSendsNoneTwice() {
        Client busy = requester("busy", "en");
        for (int version = 1; version <= 3; version++) {
            for (int ticket = 1; ticket <= 5; ticket++) {
                SmtpArchive.ticket(busy, "Ticket " + ticket + " before " + version);
            }
            desk.install(SmtpArchive.archive("1." + version + ".0")).expect(200);
        }
        SmtpArchive.ticket(busy, "The last one");
        await().atMost(PATIENCE).untilAsserted(() -> {
            // What met a version that was going is tried again a little later.
            clock.advance(Duration.ofSeconds(30));
            assertThat(received("busy")).hasSizeGreaterThanOrEqualTo(16);
        });
        List<String> ids = new ArrayList<>();
        received("busy").forEach(message -> ids.add(header(message, "Message-ID")));
        assertThat(ids).doesNotHaveDuplicates().hasSize(16);
    }
}
