package switchboard.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is answered: never its secret.
 *
 * @param types empty for every event
 * @param owner whose permissions decide what is sent
 * @param position up to where the journal was read for it
 * @param failingSince since when nothing has succeeded; null while it works
 * @param problem why the desk has switched it off; null where it has not
 */
public record WebhookView(
        UUID id,
        String name,
        String url,
        List<String> types,
        @Nullable UUID organization,
        @Nullable UUID team,
        @Nullable String kind,
        UUID owner,
        boolean active,
        long position,
        @Nullable Instant failingSince,
        @Nullable String problem,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static WebhookView of(Webhook webhook) {
        WebhookFilter filter = webhook.filter();
        return new WebhookView(
                webhook.id(),
                webhook.name(),
                webhook.url().toString(),
                filter.types().stream().sorted().toList(),
                filter.organization(),
                filter.team(),
                filter.kind(),
                webhook.owner(),
                webhook.active(),
                webhook.position(),
                webhook.failingSince(),
                webhook.problem(),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.version());
    }
}
