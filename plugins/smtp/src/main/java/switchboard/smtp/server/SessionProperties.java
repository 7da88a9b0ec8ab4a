package switchboard.smtp.server;

import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import switchboard.smtp.message.MailAddress;

/** A mail server in the words of the mail library. What is not named here has the library's default. */
final class SessionProperties {

    private SessionProperties() {}

    static Properties of(
            MailServer server,
            MailAddress sender,
            Attempt attempt,
            SSLSocketFactory encryption,
            ScheduledExecutorService timer) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", sender.toString());
        // The name for the greeting; the library would look up its own host's in the DNS.
        properties.setProperty("mail.smtp.localhost", sender.domain());
        // What has been taken is not put in doubt by a server that is slow to say goodbye.
        properties.setProperty("mail.smtp.quitwait", "false");
        connections(properties, attempt, encryption);
        protection(properties, server);
        patience(properties, server.timeouts(), timer);
        return properties;
    }

    private static void connections(Properties properties, Attempt attempt, SSLSocketFactory encryption) {
        properties.put("mail.smtp.socketFactory", new PlainSockets(attempt));
        properties.put("mail.smtp.ssl.socketFactory", new EncryptedSockets(encryption, attempt));
        // Otherwise the library would try again without these.
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
    }

    private static void protection(Properties properties, MailServer server) {
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.security() == Security.TLS));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(server.security() == Security.STARTTLS));
        // A server, or somebody on the way, that leaves STARTTLS out of its offers gets no mail and no password.
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(server.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", String.valueOf(server.login() != null));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    }

    private static void patience(Properties properties, Timeouts timeouts, ScheduledExecutorService timer) {
        properties.setProperty(
                "mail.smtp.connectiontimeout", String.valueOf(timeouts.connect().toMillis()));
        properties.setProperty(
                "mail.smtp.timeout", String.valueOf(timeouts.read().toMillis()));
        properties.setProperty(
                "mail.smtp.writetimeout", String.valueOf(timeouts.write().toMillis()));
        properties.put("mail.smtp.executor.writetimeout", timer);
    }
}
