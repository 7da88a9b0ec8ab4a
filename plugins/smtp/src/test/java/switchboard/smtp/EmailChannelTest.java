package switchboard.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.api.notifications.NotificationChannel.Message;
import switchboard.api.notifications.NotificationChannel.Receiver;
import switchboard.api.notifications.UndeliverableException;
import switchboard.smtp.server.Postman;

/** What the channel makes of what a mail server does. */
@Timeout(60)
class EmailChannelTest {

    private final ScriptedServer server = ScriptedServer.open();
    private final TestChannel desk = new TestChannel((SSLSocketFactory) SSLSocketFactory.getDefault()).to(server);

    @AfterEach
    void close() {
        desk.close();
        server.close();
    }

    @Test
    void handsAMessageOverAndHangsUp() throws Exception {
        desk.deliver();
        desk.deliver();
        assertThat(server.said())
                .contains("EHLO example.org", "MAIL FROM:<desk@example.org>", "RCPT TO:<anna@example.org>", "QUIT")
                .contains("Subject: [#17] New reply: Printer", "it prints again.")
                .filteredOn("DATA"::equals)
                .hasSize(2);
        await().until(() -> server.connections() == 0);
        assertThat(desk.channel.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown",
                "550 No such user here",
                "551 User not local",
                "553 Mailbox name not allowed",
                "550 5.1.10 The domain takes no mail",
                "550 5.2.1 The account is switched off",
                "550-5.1.1 The account does not exist.\r\n550 5.1.1 Check for typing errors"
            })
    void anAddressThatTheServerDoesNotKnowIsDead(String answer) {
        server.answering("RCPT", answer);
        assertThatThrownBy(desk::deliver)
                .isInstanceOf(UndeliverableException.class)
                .hasMessageContaining(answer.substring(0, 9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT | 450 4.2.1 Try again later",
                "RCPT | 452 4.2.2 Mailbox full",
                "RCPT | 552 5.2.2 Mailbox full",
                "RCPT | 550 5.7.1 Relaying denied",
                "RCPT | 550 relay not permitted",
                "RCPT | 550 5.1.0 Sender address rejected",
                "RCPT | 554 5.7.1 Your host is listed",
                "RCPT | 421 4.3.2 Shutting down",
                "MAIL | 451 4.7.1 Greylisted",
                "MAIL | 550 5.1.8 Sender address rejected",
                "MAIL | 530 5.7.0 Sign in first",
                "DATA | 554 5.5.1 No valid recipients",
                ".    | 452 4.3.1 Out of space",
                ".    | 554 5.7.1 Looks like spam",
                "GREETING | 421 Too many connections",
                "GREETING | 554 Go away",
                "GREETING | what is this"
            })
    void whatIsNotSaidOfTheAddressIsTriedAgain(String step, String answer) {
        server.answering(step, answer);
        assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "RCPT", "DATA", "BODY", "."})
    void aServerThatHangsUpIsTriedAgain(String step) {
        server.answering(step, ScriptedServer.HANGING_UP);
        assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "."})
    void aServerThatFallsSilentIsTriedAgain(String step) {
        desk.settings.set(SmtpSettings.READ_TIMEOUT, Duration.ofSeconds(1));
        server.answering(step, ScriptedServer.SILENCE);
        assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class);
    }

    /** No single answer is late here; it is the whole that ends. */
    @Test
    void aServerThatDripsIsCutOff() {
        server.answering("MAIL", ScriptedServer.DRIPPING);
        Postman.Patience hurry = new Postman.Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (TestChannel hasty = new TestChannel((SSLSocketFactory) SSLSocketFactory.getDefault(), hurry).to(server)) {
            assertThatThrownBy(hasty::deliver).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMessageTakenIsTakenThoughTheServerSaysNoGoodbye() throws Exception {
        server.answering("QUIT", ScriptedServer.SILENCE);
        desk.deliver();
        assertThat(server.said()).contains(".");
    }

    @Test
    void aServerThatIsNotThereIsToldOfOnceItLasts() throws Exception {
        int port = server.port();
        server.close();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(desk.channel.problem()).isEmpty();
            assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class).hasMessageContaining("no connection");
        }
        assertThat(desk.channel.problem()).as("it may be away for a moment").isEmpty();
        desk.clock.advance(Duration.ofMinutes(2));
        assertThat(desk.channel.problem())
                .contains("The last 3 attempts", "since 2026-03-02T09:00:00Z", "takes no connection");
        try (ScriptedServer back = ScriptedServer.open()) {
            assertThat(back.port()).isNotEqualTo(port);
            desk.to(back).deliver();
        }
        assertThat(desk.channel.problem()).isEmpty();
    }

    @Test
    void aRefusedMessageIsNoProblemOfTheServer() {
        server.answering("RCPT", "450 4.2.1 Try again later");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class);
        }
        desk.clock.advance(Duration.ofHours(1));
        assertThat(desk.channel.problem()).isEmpty();
    }

    @Test
    void settingsTakeEffectAtTheNextMessage() throws Exception {
        desk.deliver();
        try (ScriptedServer other = ScriptedServer.open()) {
            desk.settings.set(SmtpSettings.SENDER, "helpdesk@example.com");
            desk.settings.set(SmtpSettings.REPLY_TO, "answers@example.com");
            desk.to(other).deliver();
            assertThat(other.said()).contains("MAIL FROM:<helpdesk@example.com>", "Reply-To: answers@example.com");
        }
        assertThat(server.said()).filteredOn("DATA"::equals).hasSize(1);
    }

    @Test
    void withoutAMailServerNobodyIsReachedAndNothingIsWrong() {
        Receiver anna = new Receiver(UUID.randomUUID(), "Anna", "en", Map.of("email", "anna@example.org"));
        assertThat(desk.channel.address(anna)).isEqualTo("anna@example.org");
        desk.settings.set(SmtpSettings.HOST, "");
        assertThat(desk.channel.address(anna)).isNull();
        assertThat(desk.channel.problem()).isEmpty();
    }

    @Test
    void whatHasNoFormOfAnAddressIsNone() {
        for (String address : new String[] {
            "",
            "anna",
            "anna@",
            "@example.org",
            "anna@example..org",
            "anna@example.org\r\nBcc: all@example.org",
            "anna@example.org>,<all@example.org",
            "anna@exam ple.org",
            "анна@example.org",
            "\"anna\"@example.org"
        }) {
            assertThat(desk.channel.address(new Receiver(UUID.randomUUID(), "Anna", "en", Map.of("email", address))))
                    .as(address)
                    .isNull();
        }
        assertThat(desk.channel.address(new Receiver(UUID.randomUUID(), "Anna", "en", Map.of("phone", "1"))))
                .isNull();
        Message hostile = new Message(
                UUID.randomUUID(), "anna@example.org>\r\nRCPT TO:<all@example.org", "", "en", "s", "b", "c");
        assertThatThrownBy(() -> desk.channel.deliver(hostile)).isInstanceOf(UndeliverableException.class);
        assertThat(server.said()).isEmpty();
    }

    @Test
    void aDomainInOtherLettersIsWrittenInAscii() throws Exception {
        desk.channel.deliver(
                new Message(UUID.randomUUID(), "anna@räksmörgås.example", "", "sv", "Hej", "Hej", "ticket-1"));
        assertThat(server.said()).contains("RCPT TO:<anna@xn--rksmrgs-5wao1o.example>");
    }

    @Test
    void withoutASenderMessagesWaitAndTheAdministratorIsTold() {
        desk.settings.set(SmtpSettings.SENDER, "");
        assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class).hasMessageContaining("smtp.sender");
        assertThat(desk.channel.problem()).as("it has just come").isEmpty();
        desk.clock.advance(Duration.ofMinutes(2));
        assertThat(desk.channel.problem()).contains("smtp.sender");
    }

    @Test
    void noPasswordIsSentOverAnOpenConnection() {
        desk.with("none", "desk", "a long enough secret 1");
        assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class).hasMessageContaining("smtp.security");
        desk.clock.advance(Duration.ofMinutes(2));
        assertThat(desk.channel.problem()).contains("smtp.security").doesNotContain("secret");
        assertThat(server.said()).isEmpty();
    }

    @Test
    void moreThanTheConnectionsWaitAndStoppingEndsThemAll() throws Exception {
        desk.settings.set(SmtpSettings.CONNECTIONS, 1);
        server.answering("EHLO", ScriptedServer.SILENCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> stuck = threads.submit(() -> {
                desk.deliver();
                return null;
            });
            await().until(() -> server.said().contains("EHLO example.org"));
            assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class).hasMessageContaining("busy");
            assertThat(server.connections()).isEqualTo(1);
            desk.postman.close();
            assertThatThrownBy(stuck::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IOException.class);
        }
        assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class).hasMessageContaining("stopping");
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("smtp-deadlines")));
    }
}
