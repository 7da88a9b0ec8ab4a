package switchboard.smtp.server;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import switchboard.smtp.message.MailAddress;

/**
 * What is handed over to the mail server.
 *
 * @param sender to whom it comes back when it cannot be delivered
 */
public record Parcel(MailAddress sender, MailAddress receiver, Content content) {

    /** Writes the mail itself, once there is a session. */
    public interface Content {
        MimeMessage write(Session session) throws MessagingException;
    }
}
