package switchboard.smtp.message;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import switchboard.api.notifications.NotificationChannel;

/** Writes notifications as mails: plain text, in the receiver's language, and marked as written by no person. */
public final class LetterWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    /** Names the desk that wrote a mail, by its sender: whoever reads that desk's mailbox drops what has it. */
    static final String DESK = "X-Switchboard-Desk";

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    private final Clock clock;

    public LetterWriter(Clock clock) {
        this.clock = clock;
    }

    /** @param receiver where the message goes; its own address is what this was read from */
    public MimeMessage write(Session session, Sender sender, MailAddress receiver, NotificationChannel.Message message)
            throws MessagingException {
        Threading threading = new Threading(sender.address().domain());
        MimeMessage letter = new Letter(session, threading.of(message.id()));
        letter.setFrom(sender.address().named(sender.name()));
        MailAddress replyTo = sender.replyTo();
        if (replyTo != null) {
            letter.setReplyTo(new Address[] {replyTo.bare()});
        }
        letter.setRecipient(RecipientType.TO, receiver.named(message.displayName()));
        letter.setSubject(PlainText.line(message.subject(), PlainText.LONGEST_SUBJECT), UTF_8);
        letter.setHeader("Date", DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
        letter.setText(PlainText.body(message.body()), UTF_8);
        if (LANGUAGE.matcher(message.locale()).matches()) {
            letter.setContentLanguage(new String[] {message.locale()});
        }
        String conversation = threading.of(message.conversation());
        letter.setHeader("In-Reply-To", conversation);
        letter.setHeader("References", conversation);
        keepFromBeingAnswered(letter);
        letter.setHeader(DESK, sender.address().toString());
        letter.saveChanges();
        return letter;
    }

    /** Programs that answer mails by themselves must not answer this one: it would go back and forth for ever. */
    private static void keepFromBeingAnswered(MimeMessage letter) throws MessagingException {
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("X-Auto-Response-Suppress", "All");
    }
}
