package switchboard.smtp.server;

import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes the desk's mails.
 *
 * @param login null where it takes mails without
 * @param connections how many may be open at once
 */
public record MailServer(
        String host, int port, Security security, @Nullable Login login, Timeouts timeouts, int connections) {}
