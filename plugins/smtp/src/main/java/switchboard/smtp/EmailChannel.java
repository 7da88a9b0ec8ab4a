package switchboard.smtp;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.api.notifications.NotificationChannel;
import switchboard.api.notifications.UndeliverableException;
import switchboard.api.settings.Settings;
import switchboard.smtp.message.LetterWriter;
import switchboard.smtp.message.MailAddress;
import switchboard.smtp.message.Sender;
import switchboard.smtp.server.Parcel;
import switchboard.smtp.server.Postman;

/** The channel {@code email}, the one that is used where nobody has chosen. */
final class EmailChannel implements NotificationChannel {

    private static final String NAME = "email";

    /**
     * Wrong settings are no fault of a version that has just come: one that complains while it is on trial is taken back,
     * and the next would be too.
     */
    private static final Duration SILENT_AT_FIRST = Duration.ofMinutes(2);

    private final Settings settings;
    private final Postman postman;
    private final LetterWriter writer;
    private final Clock clock;
    private final Instant speaksFrom;

    EmailChannel(Settings settings, Postman postman, Clock clock) {
        this.settings = settings;
        this.postman = postman;
        this.writer = new LetterWriter(clock);
        this.clock = clock;
        this.speaksFrom = clock.instant().plus(SILENT_AT_FIRST);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String address(Receiver receiver) {
        String address = receiver.addresses().getOrDefault(NAME, "");
        return MailSetup.isWanted(settings) && MailAddress.of(address).isPresent() ? address : null;
    }

    @Override
    public void deliver(Message message) throws Exception {
        MailSetup setup = MailSetup.of(settings);
        String fault = setup.fault();
        Sender sender = setup.sender();
        if (!fault.isEmpty() || sender == null) {
            // Nothing that another attempt could not mend: the administrator is told by the health of the plugin.
            throw new IOException(fault);
        }
        MailAddress receiver = MailAddress.of(message.address())
                .orElseThrow(() -> new UndeliverableException("No mail can be sent to an address of this form."));
        postman.deliver(
                setup.server(),
                new Parcel(sender.address(), receiver, session -> writer.write(session, sender, receiver, message)));
    }

    /** What an administrator should look at, or an empty text. */
    String problem() {
        if (!MailSetup.isWanted(settings) || clock.instant().isBefore(speaksFrom)) {
            return "";
        }
        String fault = MailSetup.of(settings).fault();
        return fault.isEmpty() ? postman.problem() : fault;
    }
}
