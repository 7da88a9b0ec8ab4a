package switchboard.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is stored.
 *
 * @param secret sealed
 * @param owner whose permissions decide what is sent
 * @param position up to where the journal was read for it
 * @param failingSince when the failures began that no success has ended
 * @param problem why the desk has switched it off
 */
record Webhook(
        UUID id,
        String name,
        URI url,
        String secret,
        WebhookFilter filter,
        UUID owner,
        boolean active,
        long position,
        @Nullable Instant failingSince,
        @Nullable String problem,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** The hosts that a client for it may reach: its own alone. */
    Set<String> hosts() {
        String host = url.getHost();
        return Set.of(url.getPort() > 0 ? host + ":" + url.getPort() : host);
    }

    /** What its secret is sealed for. */
    static String purpose(UUID id) {
        return "webhook:" + id;
    }
}
