package switchboard.smtp.server;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import switchboard.api.notifications.UndeliverableException;

/**
 * Hands mails over to the mail server. Each has a connection of its own, closed afterwards: one that is kept may have been
 * closed by the server meanwhile, and then nobody knows what became of the mail.
 */
public final class Postman implements AutoCloseable {

    private final SSLSocketFactory encryption;
    private final Patience patience;
    private final Connections connections = new Connections();
    private final Deadlines deadlines = new Deadlines();
    private final Reachability reachability;

    /**
     * How long a call may take. Both together are less than the minute that a channel has.
     *
     * @param turn until there is a connection to use
     * @param whole from then on
     */
    public record Patience(Duration turn, Duration whole) {

        public static final Patience OF_A_CHANNEL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(45));
    }

    public Postman(SSLSocketFactory encryption, Patience patience, Clock clock) {
        this.encryption = encryption;
        this.patience = patience;
        this.reachability = new Reachability(clock);
    }

    /**
     * Returns once the server has taken the mail.
     *
     * @throws UndeliverableException where the server says that there is no such receiver
     * @throws IOException where it is worth another attempt
     */
    public void deliver(MailServer server, Parcel parcel)
            throws IOException, UndeliverableException, InterruptedException {
        Attempt attempt = connections.begin(server.connections(), patience.turn());
        try {
            Future<?> deadline = deadlines.set(attempt, patience.whole());
            try {
                deliver(server, parcel, attempt);
            } finally {
                deadline.cancel(false);
            }
        } finally {
            connections.end(attempt);
        }
    }

    private void deliver(MailServer server, Parcel parcel, Attempt attempt) throws IOException, UndeliverableException {
        Session session = Session.getInstance(
                SessionProperties.of(server, parcel.sender(), attempt, encryption, deadlines.thread()));
        SMTPTransport transport =
                new SMTPTransport(session, new URLName("smtp", server.host(), server.port(), null, null, null));
        try {
            connect(transport, server);
            send(transport, session, parcel);
        } finally {
            hangUp(transport);
        }
    }

    /** The library's exception is left behind here: what a server answers to a login may hold some of it. */
    private void connect(SMTPTransport transport, MailServer server) throws IOException {
        try {
            @Nullable Login login = server.login();
            transport.connect(
                    server.host(),
                    server.port(),
                    login == null ? null : login.user(),
                    login == null ? null : login.password());
            reachability.reached();
        } catch (MessagingException failure) {
            String reason = Failures.ofConnecting(failure);
            reachability.missed(reason);
            throw new IOException("The mail server cannot be used: " + reason);
        }
    }

    private static void send(SMTPTransport transport, Session session, Parcel parcel)
            throws IOException, UndeliverableException {
        try {
            MimeMessage letter = parcel.content().write(session);
            transport.sendMessage(letter, new Address[] {parcel.receiver().bare()});
        } catch (MessagingException failure) {
            switch (Failures.ofSending(failure)) {
                case UndeliverableException dead -> throw dead;
                case IOException again -> throw again;
                default -> throw new IOException(failure);
            }
        }
    }

    /** What has been taken stays taken, however this ends. */
    private static void hangUp(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // The other side was quicker.
        }
    }

    /** What an administrator should look at, or an empty text. Asks nobody. */
    public String problem() {
        return reachability.problem();
    }

    /** Ends what is under way; nothing is left running. */
    @Override
    public void close() {
        connections.close();
        deadlines.close();
    }
}
