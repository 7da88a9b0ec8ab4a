package switchboard.servicelevels.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import switchboard.servicelevels.clocks.Clock;

/**
 * How one agreement was kept. Minutes are whole: what was begun counts no minute.
 *
 * @param cycle which of the cycles, the worst where there were several
 */
@Schema(name = "ServiceLevelOutcome")
public record Outcome(
        String kind,
        String target,
        int cycle,
        boolean met,
        long elapsedMinutes,
        long targetMinutes,
        UUID policy,
        long policyVersion,
        String policyName,
        Instant closedAt) {

    static Outcome of(Clock clock, Instant closedAt) {
        return new Outcome(
                clock.kind().key(),
                clock.target().key(),
                clock.cycle(),
                clock.isMet(),
                clock.elapsed().toMinutes(),
                clock.length().toMinutes(),
                clock.policy().policy().id(),
                clock.policy().version().number(),
                clock.policy().policy().name(),
                closedAt);
    }

    /** One for each agreement and target: of several cycles that with the least time left. */
    public static List<Outcome> of(List<Clock> clocks, Instant closedAt) {
        Map<String, Clock> worst = new LinkedHashMap<>();
        for (Clock clock : clocks) {
            worst.merge(clock.kind() + " " + clock.target(), clock, (one, other) -> Stream.of(one, other)
                    .min(Comparator.comparing(Clock::remaining))
                    .orElseThrow());
        }
        List<Outcome> outcomes = new ArrayList<>();
        worst.values().forEach(clock -> outcomes.add(of(clock, closedAt)));
        return outcomes;
    }

    /** In a few words, for people who read lists. */
    String words() {
        return target + (met ? " met " : " breached ") + elapsedMinutes + "/" + targetMinutes + " min";
    }
}
