package switchboard.servicelevels.simulations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.servicelevels.policies.PolicyView;

/**
 * A simulation as the API shows it.
 *
 * @param state running, done, failed
 * @param progress in percent of the time
 * @param tickets how many closed tickets were looked at
 * @param differing how many agreements would have been kept where they were not, or the other way round
 * @param problem why it has failed, or is tried again
 * @param policies that were proposed
 */
@Schema(name = "ServiceLevelSimulationRun")
public record SimulationView(
        UUID id,
        String state,
        Instant from,
        Instant to,
        int progress,
        long tickets,
        long differing,
        @Nullable String problem,
        Instant createdAt,
        @Nullable Instant finishedAt,
        List<PolicyView> policies,
        List<OfTarget> targets,
        List<OfPriority> priorities,
        List<OfTeam> teams) {

    /** One without what it has counted. */
    @Schema(name = "ServiceLevelSimulationSummary")
    public record Summary(
            UUID id,
            String state,
            Instant from,
            Instant to,
            int progress,
            long tickets,
            long differing,
            @Nullable String problem,
            Instant createdAt,
            @Nullable Instant finishedAt) {

        static Summary of(SimulationRun run) {
            return new Summary(
                    run.id(),
                    run.state().key(),
                    run.from(),
                    run.to(),
                    run.progress(),
                    run.tickets(),
                    run.differing(),
                    run.problem(),
                    run.createdAt(),
                    run.finishedAt());
        }
    }

    /** By what was to happen, and between whom it was agreed. */
    @Schema(name = "SimulatedTarget")
    public record OfTarget(String kind, String target, Kept now, Kept proposed) {}

    /** By the priority at closing. */
    @Schema(name = "SimulatedPriority")
    public record OfPriority(String priority, Kept now, Kept proposed) {}

    /** By the team at closing; null for the tickets of none. */
    @Schema(name = "SimulatedTeam")
    public record OfTeam(@Nullable UUID team, Kept now, Kept proposed) {}

    static SimulationView of(SimulationRun run) {
        Totals totals = run.totals();
        return new SimulationView(
                run.id(),
                run.state().key(),
                run.from(),
                run.to(),
                run.progress(),
                run.tickets(),
                run.differing(),
                run.problem(),
                run.createdAt(),
                run.finishedAt(),
                run.proposal().views(),
                totals.each(Totals.By.TARGET, SimulationView::ofTarget),
                totals.each(
                        Totals.By.PRIORITY, (priority, both) -> new OfPriority(priority, both.now(), both.proposed())),
                totals.each(
                        Totals.By.TEAM,
                        (team, both) -> new OfTeam(
                                team.isEmpty() ? null : UUID.fromString(team), both.now(), both.proposed())));
    }

    private static OfTarget ofTarget(String agreement, Totals.Both both) {
        String[] words = agreement.split(" ", 2);
        return new OfTarget(words[0], words[1], both.now(), both.proposed());
    }
}
