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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** Consent by mail, from the asking to the decision: the real server, a mail server, and whoever opens the link. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalMailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PUBLIC = "https://desk.example.org";
    private static final Pattern LINK = Pattern.compile(
            Pattern.quote(PUBLIC) + "(/api/v1/approval-links/[A-Za-z0-9_-]{43})\\?decision=(approve|reject)");

    private final FakeClock clock = new FakeClock(Instant.parse("2026-03-02T09:00:00Z"));

    private GreenMail mail;
    private RunningDesk desk;

    @BeforeAll
    void start() {
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        desk = RunningDesk.start(Map.of("http.public-url", PUBLIC + "/"), clock, SmtpArchive.archive("1.0.0"));
        SmtpArchive.use(desk, mail.getSmtp().getPort());
    }

    @AfterAll
    void stop() {
        desk.close();
        mail.stop();
    }

    private Client approver(String name, String locale) {
        return desk.person(name, Map.of("roles", List.of("agent"), "locale", locale));
    }

    private String ask(String approver) {
        String ticket = SmtpArchive.ticket(desk.administrator(), "A laptop");
        return desk.administrator()
                .post(
                        "/tickets/" + ticket + "/approvals",
                        Map.of(
                                "title",
                                "A new laptop",
                                "description",
                                "The old one is broken.",
                                "steps",
                                List.of(Map.of("approvers", List.of(approver))),
                                "timeout",
                                "P2D"))
                .expect(201)
                .id();
    }

    private String awaitMail(String name) throws MessagingException, IOException {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(received(name)).isNotEmpty());
        // Line ends are the mail's business.
        return ((String) received(name).getLast().getContent()).replace("\r\n", "\n");
    }

    private List<MimeMessage> received(String name) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> receiver(message).equals(name + "@example.org"))
                .toList();
    }

    private static String receiver(MimeMessage message) {
        try {
            return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Where the mail's link leads, behind the proxy. */
    private static String link(String text, String decision) {
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            if (link.group(2).equals(decision)) {
                return link.group(1);
            }
        }
        throw new AssertionError("There is no link to " + decision + " in " + text);
    }

    private Answer open(String link) {
        return desk.anonymous().with("Accept", "text/html").get(link);
    }

    private Answer press(String link, String form) {
        return desk.anonymous()
                .with("Accept", "text/html")
                .send("POST", link, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode approval(String id) {
        return desk.administrator().get("/approvals/" + id).expect(200).json();
    }

    @ParameterizedTest
    @CsvSource({
        "anna, en-GB, Approve:, You have approved., You have decided already.",
        "svea, sv-SE, Godkänn:, Du har godkänt., Du har redan tagit ställning.",
        "ivan, ru, Согласовать:, Вы согласовали запрос., Вы уже приняли решение.",
        "li, zh-Hans-CN, 批准：, 您已批准。, 您已经作出决定。"
    })
    void anApproverDecidesByTheLinkInTheMail(String name, String locale, String offer, String done, String again)
            throws MessagingException, IOException {
        approver(name, locale);
        String id = ask(name);
        String text = awaitMail(name);
        assertThat(text).contains("A new laptop", "The old one is broken.", offer);
        String link = link(text, "approve");
        assertThat(link).isEqualTo(link(text, "reject"));
        for (int scanner = 0; scanner < 3; scanner++) {
            assertThat(open(link + "?decision=approve").expect(200).text()).contains("A new laptop", "checked");
        }
        assertThat(approval(id).get("state").asText()).isEqualTo("pending");
        assertThat(press(link, "decision=approve&reason=").expect(200).text()).contains(done);
        JsonNode decided = approval(id);
        assertThat(decided.get("state").asText()).isEqualTo("approved");
        assertThat(decided.at("/steps/0/approvers/0/decidedBy").asText())
                .isEqualTo(desk.signIn(name, RunningDesk.PASSWORD)
                        .get("/me")
                        .expect(200)
                        .id());
        assertThat(press(link, "decision=reject&reason=Changed").expect(409).text())
                .contains(again);
        assertThat(approval(id).get("state").asText()).isEqualTo("approved");
        assertThat(timeline(decided.at("/subject/id").asText()))
                .contains("\"approval.step_decided\"")
                .contains("\"email\"")
                .doesNotContain(link);
    }

    private String timeline(String ticket) {
        return desk.administrator()
                .get("/tickets/" + ticket + "/timeline")
                .expect(200)
                .text();
    }

    @Test
    void theLinkEndsWithTheRequestAndWithTheAccount() throws MessagingException, IOException {
        approver("late", "en");
        String overdue = ask("late");
        String link = link(awaitMail("late"), "approve");
        clock.advance(Duration.ofDays(2));
        assertThat(press(link, "decision=approve").expect(409).text())
                .contains("The time to decide by this link is over.");
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(1));
            assertThat(approval(overdue).get("state").asText()).isEqualTo("expired");
        });
        desk.anonymous().post(link, Map.of("decision", "approve")).expectProblem(409, "approval.link_expired");

        Client leaver = approver("leaver", "en");
        String open = ask("leaver");
        String theirs = link(awaitMail("leaver"), "approve");
        desk.administrator()
                .patch("/users/" + leaver.get("/me").expect(200).id(), Map.of("active", false))
                .expect(200);
        desk.anonymous().post(theirs, Map.of("decision", "approve")).expectProblem(409, "approval.link_ended");
        assertThat(approval(open).get("state").asText()).isEqualTo("pending");
    }

    @Test
    void whoeverTheVoiceIsHandedToGetsALinkOfTheirOwn() throws MessagingException, IOException {
        Client first = approver("first", "en");
        approver("second", "en");
        String id = ask("first");
        String former = link(awaitMail("first"), "approve");
        first.post("/approvals/" + id + "/delegations", Map.of("to", "second")).expect(200);
        String next = link(awaitMail("second"), "approve");
        assertThat(next).isNotEqualTo(former);
        desk.anonymous().post(former, Map.of("decision", "approve")).expectProblem(404, "approval.link_unknown");
        assertThat(approval(id).get("state").asText()).isEqualTo("pending");
        desk.anonymous().post(next, Map.of("decision", "approve")).expect(200);
        assertThat(approval(id).get("state").asText()).isEqualTo("approved");
    }

    /** A mail that got through although the desk did not learn of it is as good as the one that is sent again. */
    @Test
    void aMailThatIsSentAgainHasALinkThatWorks() throws MessagingException, IOException {
        int port = mail.getSmtp().getPort();
        approver("twice", "en");
        try (ScriptedServer deaf = ScriptedServer.open().answering(".", ScriptedServer.HANGING_UP)) {
            SmtpArchive.use(desk, deaf.port());
            String id = ask("twice");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(deaf.said()).contains("."));
            // As it goes over the line: long lines are cut, and the sign they are cut with is written in figures.
            String sent = String.join("\n", deaf.said()).replace("=\n", "").replace("=3D", "=");
            String lost = link(sent, "approve");
            SmtpArchive.use(desk, port);
            await().atMost(PATIENCE).untilAsserted(() -> {
                clock.advance(Duration.ofSeconds(30));
                assertThat(received("twice")).isNotEmpty();
            });
            String again = link(awaitMail("twice"), "approve");
            assertThat(again).isNotEqualTo(lost);
            open(lost).expect(200);
            desk.anonymous().post(lost, Map.of("decision", "approve")).expect(200);
            desk.anonymous().post(again, Map.of("decision", "approve")).expectProblem(409, "approval.decided_by_you");
            assertThat(approval(id).get("state").asText()).isEqualTo("approved");
        } finally {
            SmtpArchive.use(desk, port);
        }
    }
}
