package switchboard.assignment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over of a ticket to a higher line. What was handed over never changes; a return is noted beside it.
 *
 * @param author who escalated, null for the desk itself
 * @param fromAssignee who worked on it before
 * @param owner who answers for the ticket meanwhile
 * @param handOver the ticket as it was then: status and priority, how many replies and notes with the ids of the newest,
 *     attachments, and what was done
 * @param returnedAt when it came back down, null where it did not
 */
public record Escalation(
        UUID id,
        UUID ticket,
        @Nullable UUID author,
        @Nullable UUID fromTeam,
        @Nullable String fromTier,
        @Nullable UUID fromAssignee,
        UUID toTeam,
        String toTier,
        @Nullable UUID owner,
        String reason,
        @Nullable String diagnosis,
        @Nullable String actionsTaken,
        @Nullable Instant expectedAt,
        Map<String, Object> handOver,
        Instant createdAt,
        @Nullable Instant returnedAt,
        @Nullable UUID returnedBy,
        @Nullable String returnReason,
        @JsonIgnore @Nullable Instant remindAt) {}
