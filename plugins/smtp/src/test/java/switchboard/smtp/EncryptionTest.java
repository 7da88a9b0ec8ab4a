package switchboard.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads along, and who does not: connections that are encrypted, and those that only could be. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptionTest {

    private static final String PASSWORD = "a long enough secret 1";

    /** As it goes over the line. */
    private static final String CREDENTIALS =
            Base64.getEncoder().encodeToString(("desk\0desk\0" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private Certificate own;
    private Certificate foreign;
    private TestChannel desk;

    @BeforeAll
    void makeCertificates() {
        own = Certificate.of("localhost");
        foreign = Certificate.of("elsewhere.example");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static ScriptedServer server(String security, Certificate certificate) {
        return security.equals("tls")
                ? ScriptedServer.withTls(certificate.shown())
                : ScriptedServer.withStartTls(certificate.shown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void signsInOverAnEncryptedConnection(String security) throws Exception {
        try (ScriptedServer server = server(security, own)) {
            desk = new TestChannel(own.trusted()).to(server).with(security, "desk", PASSWORD);
            desk.deliver();
            desk.deliver();
            assertThat(server.said()).contains("AUTH PLAIN " + CREDENTIALS, "it prints again.");
            // Nothing but the greeting goes before the encryption.
            assertThat(server.said().indexOf("STARTTLS")).isEqualTo(security.equals("tls") ? -1 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void aCertificateOfAnotherHostIsNotTaken(String security) {
        try (ScriptedServer server = server(security, foreign)) {
            desk = new TestChannel(foreign.trusted()).to(server).with(security, "desk", PASSWORD);
            refusesToTalk(server, "no encrypted connection");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void aCertificateThatNobodyVouchesForIsNotTaken(String security) {
        try (ScriptedServer server = server(security, own)) {
            desk = new TestChannel(foreign.trusted()).to(server).with(security, "desk", PASSWORD);
            refusesToTalk(server, "no encrypted connection");
        }
    }

    @Test
    void aServerThatOffersNoEncryptionGetsNothing() {
        try (ScriptedServer server = ScriptedServer.open()) {
            desk = new TestChannel(own.trusted()).to(server).with("starttls", "desk", PASSWORD);
            refusesToTalk(server, "STARTTLS is required");
            server.answering("EHLO", "502 Only HELO");
            refusesToTalk(server, "STARTTLS is required");
        }
    }

    @Test
    void aServerThatOffersEncryptionAndRefusesItGetsNothing() {
        try (ScriptedServer server = server("starttls", own).answering("STARTTLS", "454 4.7.0 Not now")) {
            desk = new TestChannel(own.trusted()).to(server).with("starttls", "desk", PASSWORD);
            refusesToTalk(server, "");
        }
    }

    private void refusesToTalk(ScriptedServer server, String reason) {
        assertThatThrownBy(desk::deliver).isInstanceOf(IOException.class).hasMessageContaining(reason);
        assertThat(server.said()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void aPasswordIsToldToNobodyElse() {
        try (ScriptedServer server =
                server("starttls", own).answering("AUTH", "535 5.7.8 Bad credentials " + CREDENTIALS)) {
            desk = new TestChannel(own.trusted()).to(server).with("starttls", "desk", PASSWORD);
            for (int attempt = 0; attempt < 3; attempt++) {
                Throwable refused = Assertions.catchThrowable(desk::deliver);
                StringWriter trace = new StringWriter();
                refused.printStackTrace(new PrintWriter(trace));
                assertThat(refused).isInstanceOf(IOException.class).hasMessageContaining("the user or the password");
                assertThat(trace.toString()).doesNotContain(PASSWORD, CREDENTIALS);
            }
            desk.clock.advance(Duration.ofMinutes(5));
            assertThat(desk.channel.problem())
                    .contains("the user or the password")
                    .doesNotContain(PASSWORD, CREDENTIALS);
            assertThat(MailSetup.of(desk.settings).toString()).contains("desk").doesNotContain(PASSWORD);
        }
    }

    @Test
    void stoppingCutsAnEncryptedConnection() throws Exception {
        try (ScriptedServer server = server("tls", own).answering("GREETING", ScriptedServer.SILENCE)) {
            desk = new TestChannel(own.trusted()).to(server).with("tls", "", "");
            CompletableFuture<Throwable> call =
                    CompletableFuture.supplyAsync(() -> Assertions.catchThrowable(desk::deliver));
            await().until(() -> server.connections() == 1);
            desk.postman.close();
            assertThat(call.get()).isInstanceOf(IOException.class);
        }
    }
}
