package switchboard.tickets.codes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.http.Input;

/** Reads the moves of a kind; every fault is collected, those of the whole as well as those of one move. */
final class WorkflowInput {

    private static final String FIELD = "transitions";
    private static final int MOST = 1_000;

    private final String kind;
    private final Map<String, Phase> phases;
    private final Set<String> pairs = new HashSet<>();
    private boolean sound = true;

    private WorkflowInput(String kind, Map<String, Phase> phases) {
        this.kind = kind;
        this.phases = phases;
    }

    /** @throws switchboard.api.error.InvalidInputException where the moves are none, or make no sound workflow */
    static List<Transition> read(String kind, Input input, Map<String, Phase> phases) {
        List<Input> given = input.objects(FIELD, MOST);
        WorkflowInput workflow = new WorkflowInput(kind, phases);
        List<Transition> moves = new ArrayList<>();
        if (given == null || given.isEmpty()) {
            input.fail(FIELD, "required", "must name one move at least");
        } else {
            given.forEach(each -> moves.add(workflow.move(each)));
            if (workflow.sound) {
                new WorkflowCheck(moves, phases)
                        .faults()
                        .forEach(fault -> input.fail(FIELD, "workflow_unsound", fault));
            }
        }
        input.check();
        return List.copyOf(moves);
    }

    private Transition move(Input input) {
        String from = status(input, "from");
        String to = status(input, "to");
        boolean byAgent = !Boolean.FALSE.equals(input.flag("byAgent"));
        boolean byRequester = Boolean.TRUE.equals(input.flag("byRequester"));
        Boolean resolution = input.flag("requiresResolution");
        List<String> requires = Demands.ofMove(input, "requires");
        boolean resolves = isPhase(to, Phase.RESOLVED) && !isPhase(from, Phase.RESOLVED);
        if (!byAgent && !byRequester) {
            fail(input, "byAgent", "required", "or byRequester must be true: nobody could make the move");
        }
        if (resolves && Boolean.FALSE.equals(resolution)) {
            fail(
                    input,
                    "requiresResolution",
                    "not_allowed",
                    "cannot be false: nothing is resolved without a resolution");
        }
        input.noMore();
        checkEnds(input, from, to);
        return new Transition(
                kind, from, to, byAgent, byRequester, resolves || Boolean.TRUE.equals(resolution), requires);
    }

    private void checkEnds(Input input, String from, String to) {
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (from.equals(to)) {
            fail(input, "to", "not_allowed", "must be another status than from");
        } else if (phases.get(from).isFinal()) {
            fail(input, "from", "not_allowed", "is final: nothing leads away from it");
        } else if (isPhase(to, Phase.CLOSED) && !isPhase(from, Phase.RESOLVED)) {
            fail(input, "to", "not_allowed", "is closed, which only a resolved ticket becomes: the requester is asked");
        } else if (!pairs.add(from + ' ' + to)) {
            fail(input, "to", "duplicate", "is named twice for the same status");
        }
    }

    private String status(Input input, String field) {
        String status = input.requiredText(field, 60);
        if (status.isEmpty()) {
            sound = false;
            return "";
        }
        if (!phases.containsKey(status)) {
            fail(input, field, "not_found", "is no status of this desk");
            return "";
        }
        return status;
    }

    private boolean isPhase(String status, Phase phase) {
        return phases.get(status) == phase;
    }

    private void fail(Input input, String field, String code, String message) {
        sound = false;
        input.fail(field, code, message);
    }
}
