package switchboard.smtp;

import org.jspecify.annotations.Nullable;
import switchboard.api.settings.Settings;
import switchboard.smtp.message.MailAddress;
import switchboard.smtp.message.Sender;
import switchboard.smtp.server.Login;
import switchboard.smtp.server.MailServer;
import switchboard.smtp.server.Security;
import switchboard.smtp.server.Timeouts;

/**
 * The settings as they are at one moment. Read for each message anew, so that a change takes effect at the next.
 *
 * @param sender null where no address is set
 */
record MailSetup(MailServer server, @Nullable Sender sender) {

    static MailSetup of(Settings settings) {
        return new MailSetup(server(settings), sender(settings));
    }

    /** Whether anything is to be sent by e-mail. */
    static boolean isWanted(Settings settings) {
        return !settings.get(SmtpSettings.HOST).isEmpty();
    }

    private static MailServer server(Settings settings) {
        String user = settings.get(SmtpSettings.USER);
        return new MailServer(
                settings.get(SmtpSettings.HOST),
                settings.get(SmtpSettings.PORT),
                Security.of(settings.get(SmtpSettings.SECURITY)),
                user.isEmpty() ? null : new Login(user, settings.get(SmtpSettings.PASSWORD)),
                new Timeouts(
                        settings.get(SmtpSettings.CONNECT_TIMEOUT),
                        settings.get(SmtpSettings.READ_TIMEOUT),
                        settings.get(SmtpSettings.WRITE_TIMEOUT)),
                settings.get(SmtpSettings.CONNECTIONS));
    }

    private static @Nullable Sender sender(Settings settings) {
        @Nullable
        MailAddress replyTo =
                MailAddress.of(settings.get(SmtpSettings.REPLY_TO)).orElse(null);
        return MailAddress.of(settings.get(SmtpSettings.SENDER))
                .map(address -> new Sender(address, settings.get(SmtpSettings.SENDER_NAME), replyTo))
                .orElse(null);
    }

    /** What keeps anything from being sent, or an empty text. */
    String fault() {
        if (sender == null) {
            return "smtp.sender is not set: mails need an address to come from";
        }
        if (server.login() != null && server.security() == Security.NONE) {
            return "smtp.user is set while smtp.security is none: no password is sent over an open connection";
        }
        return "";
    }
}
