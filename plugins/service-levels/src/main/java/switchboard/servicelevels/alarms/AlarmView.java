package switchboard.servicelevels.alarms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as the API shows it.
 *
 * @param state waiting, given or acknowledged
 * @param reason near, breached or escalated
 */
@Schema(name = "ServiceLevelAlarm")
public record AlarmView(
        UUID id,
        String kind,
        String target,
        int cycle,
        int level,
        String state,
        String reason,
        Instant dueAt,
        @Nullable Instant givenAt,
        @Nullable Instant acknowledgeBy,
        @Nullable Instant acknowledgedAt,
        @Nullable UUID acknowledgedBy,
        Set<UUID> receivers) {

    AlarmView with(Set<UUID> who) {
        return new AlarmView(
                id,
                kind,
                target,
                cycle,
                level,
                state,
                reason,
                dueAt,
                givenAt,
                acknowledgeBy,
                acknowledgedAt,
                acknowledgedBy,
                who);
    }
}
