package switchboard.servicelevels.alarms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ladder as the API shows it. */
@Schema(name = "EscalationLadder")
public record LadderView(
        UUID id,
        String name,
        @Nullable UUID organization,
        int ordinal,
        Set<String> priorities,
        Set<String> kinds,
        Set<String> targets,
        List<Step> levels,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * A step.
     *
     * @param share percent of what was agreed after which it is reached
     * @param afterBreach minutes of working time after the breach after which it is reached
     * @param who assignee, owner, team, team_leads, on_call
     * @param people by id
     * @param channels by which it is told whatever the receivers have chosen
     * @param acknowledgeWithin minutes after which the next step is told, if nobody has acknowledged
     */
    @Schema(name = "EscalationStep")
    public record Step(
            @Nullable Integer share,
            @Nullable Integer afterBreach,
            Set<String> who,
            Set<UUID> people,
            boolean urgent,
            Set<String> channels,
            @Nullable Integer acknowledgeWithin) {}

    static LadderView of(Ladder ladder) {
        return new LadderView(
                ladder.id(),
                ladder.name(),
                ladder.organization(),
                ladder.ordinal(),
                new TreeSet<>(ladder.priorities()),
                new TreeSet<>(ladder.kinds()),
                new TreeSet<>(ladder.targets()),
                ladder.levels().stream()
                        .map(level -> new Step(
                                level.share(),
                                level.afterBreach(),
                                new TreeSet<>(level.who()),
                                level.people(),
                                level.urgent(),
                                new TreeSet<>(level.channels()),
                                level.acknowledgeWithin()))
                        .toList(),
                ladder.createdAt(),
                ladder.updatedAt());
    }
}
