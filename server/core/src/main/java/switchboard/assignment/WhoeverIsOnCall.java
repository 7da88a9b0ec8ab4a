package switchboard.assignment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.rotas.Duty;
import switchboard.rotas.Stint;

/**
 * Whoever is on call for the ticket's team, by the first of its rotas by which somebody is. Of the candidates it knows
 * nothing: who is on call is there although they went home, and may be of another team.
 */
final class WhoeverIsOnCall implements AssignmentStrategy {

    static final String NAME = "on_call";

    private final BiFunction<UUID, Instant, List<Duty>> onCall;

    WhoeverIsOnCall(BiFunction<UUID, Instant, List<Duty>> onCall) {
        this.onCall = onCall;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Choice choose(Question question) {
        UUID team = question.ticket().team();
        List<Duty> duties = team == null ? List.of() : onCall.apply(team, question.at());
        return duties.stream()
                .filter(duty -> duty.user() != null)
                .findFirst()
                .map(WhoeverIsOnCall::chosen)
                .orElseGet(() -> new Choice(null, nobody(duties)));
    }

    private static Choice chosen(Duty duty) {
        Stint stint = duty.stint();
        String until = stint == null ? "." : " until " + stint.to() + ".";
        String why =
                switch (duty.reason()) {
                    case OVERRIDE -> "Took the shift of the rota ";
                    case SUBSTITUTE -> "Stands in for whoever is on call by the rota ";
                    case NEXT -> "Is the next who is there, since whoever should be on call is absent, by the rota ";
                    default -> "Is on call by the rota ";
                };
        return new Choice(duty.user(), why + duty.name() + until);
    }

    private static String nobody(List<Duty> duties) {
        return duties.isEmpty() ? "The team has no rota." : "Nobody is on call for the team now.";
    }
}
