package switchboard.smtp.message;

import org.jspecify.annotations.Nullable;

/**
 * Who the mails come from.
 *
 * @param replyTo where answers go; null where they go to the address itself
 */
public record Sender(
        MailAddress address, String name, @Nullable MailAddress replyTo) {}
