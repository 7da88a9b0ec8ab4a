package switchboard.smtp;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import switchboard.api.settings.SettingDefinition;
import switchboard.smtp.server.Security;

/** What an administrator says of the mail server and of the sender. */
final class SmtpSettings {

    static final SettingDefinition<String> HOST =
            text("host", "Mail server; empty where nothing is sent by e-mail", "", SettingChecks::host);

    static final SettingDefinition<Integer> PORT =
            new SettingDefinition<>("port", "Its port", Integer.class, 587, false, SettingChecks.between(1, 65_535));

    static final SettingDefinition<String> SECURITY = text(
            "security",
            "none; starttls: encrypted before anything is said; tls: from the first byte",
            Security.STARTTLS.word(),
            SettingChecks::security);

    static final SettingDefinition<String> USER =
            text("user", "User to sign in with; empty for none", "", SettingChecks::line);

    static final SettingDefinition<String> PASSWORD =
            new SettingDefinition<>("password", "That user's password", String.class, "", true, value -> "");

    static final SettingDefinition<String> SENDER =
            text("sender", "Address that mails come from, and come back to", "", SettingChecks::addressOrNothing);

    static final SettingDefinition<String> SENDER_NAME =
            text("senderName", "Name beside that address", "Service desk", SettingChecks::line);

    static final SettingDefinition<String> REPLY_TO =
            text("replyTo", "Address that answers go to; empty for the sender's", "", SettingChecks::addressOrNothing);

    static final SettingDefinition<Integer> CONNECTIONS = new SettingDefinition<>(
            "connections", "Connections at once, at most", Integer.class, 2, false, SettingChecks.between(1, 4));

    static final SettingDefinition<Duration> CONNECT_TIMEOUT = timeout("connectTimeout", "to be connected", 10);

    static final SettingDefinition<Duration> READ_TIMEOUT = timeout("readTimeout", "for each answer", 20);

    static final SettingDefinition<Duration> WRITE_TIMEOUT = timeout("writeTimeout", "to write to it", 20);

    static final List<SettingDefinition<?>> ALL = List.of(
            HOST,
            PORT,
            SECURITY,
            USER,
            PASSWORD,
            SENDER,
            SENDER_NAME,
            REPLY_TO,
            CONNECTIONS,
            CONNECT_TIMEOUT,
            READ_TIMEOUT,
            WRITE_TIMEOUT);

    private SmtpSettings() {}

    private static SettingDefinition<String> text(
            String name, String label, String value, Function<String, String> check) {
        return new SettingDefinition<>(name, label, String.class, value, false, check);
    }

    private static SettingDefinition<Duration> timeout(String name, String what, int seconds) {
        return new SettingDefinition<>(
                name,
                "How long to wait for the mail server " + what,
                Duration.class,
                Duration.ofSeconds(seconds),
                false,
                SettingChecks::timeout);
    }
}
