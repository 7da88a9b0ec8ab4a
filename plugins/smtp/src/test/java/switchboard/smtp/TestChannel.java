package switchboard.smtp;

import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import switchboard.api.notifications.NotificationChannel.Message;
import switchboard.smtp.server.Postman;
import switchboard.testkit.fakes.FakeClock;
import switchboard.testkit.fakes.FakeContext;
import switchboard.testkit.fakes.FakeSettings;

/** The channel with its settings, and a clock that goes when the test says so. */
final class TestChannel implements AutoCloseable {

    static final Message MESSAGE = new Message(
            UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
            "anna@example.org",
            "Anna",
            "en",
            "[#17] New reply: Printer",
            "Hello Anna,\n\nit prints again.\n",
            "ticket-17");

    final FakeSettings settings = new FakeSettings();
    final FakeClock clock = new FakeClock(FakeContext.START);
    final Postman postman;
    final EmailChannel channel;

    TestChannel(SSLSocketFactory encryption) {
        this(encryption, new Postman.Patience(Duration.ofMillis(200), Duration.ofSeconds(30)));
    }

    TestChannel(SSLSocketFactory encryption, Postman.Patience patience) {
        this.postman = new Postman(encryption, patience, clock);
        this.channel = new EmailChannel(settings, postman, clock);
        settings.set(SmtpSettings.HOST, "localhost");
        settings.set(SmtpSettings.SECURITY, "none");
        settings.set(SmtpSettings.SENDER, "desk@example.org");
    }

    TestChannel to(ScriptedServer server) {
        settings.set(SmtpSettings.PORT, server.port());
        return this;
    }

    TestChannel with(String security, String user, String password) {
        settings.set(SmtpSettings.SECURITY, security);
        settings.set(SmtpSettings.USER, user);
        settings.set(SmtpSettings.PASSWORD, password);
        return this;
    }

    void deliver() throws Exception {
        channel.deliver(MESSAGE);
    }

    @Override
    public void close() {
        postman.close();
    }
}
