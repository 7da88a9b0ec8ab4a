package switchboard.api.tickets;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is. Codes (kind, status, impact, urgency, priority) are keys of the editable code tables.
 *
 * @param number what people say on the phone; unique, increasing, not without gaps
 * @param category key of the category, or null
 * @param owner who answers for it; the assignee works on it
 * @param fields custom fields, those of plugins named {@code <mount>.<name>}
 * @param version grows with every change; the ETag is made of it
 */
public record Ticket(
        UUID id,
        String number,
        String kind,
        String title,
        String description,
        String status,
        String impact,
        String urgency,
        String priority,
        @Nullable String priorityReason,
        @Nullable String category,
        UUID requester,
        UUID organization,
        @Nullable UUID team,
        @Nullable UUID assignee,
        @Nullable UUID owner,
        String channel,
        @Nullable String externalId,
        Map<String, Object> fields,
        @Nullable String resolution,
        @Nullable String closureCode,
        @Nullable String confirmedBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        long version) {}
