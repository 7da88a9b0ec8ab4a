package switchboard.tickets.codes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether the moves of a kind lead every ticket from new to a confirmed end. Pure. */
final class WorkflowCheck {

    private final List<Transition> moves;
    private final Map<String, Phase> phases;

    /** @param phases of all statuses; the moves name no others */
    WorkflowCheck(List<Transition> moves, Map<String, Phase> phases) {
        this.moves = moves;
        this.phases = phases;
    }

    /** What is wrong with the moves together, in plain words; nothing where they are sound. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (moves.stream().noneMatch(move -> move.from().equals(Statuses.NEW))) {
            faults.add("must lead away from " + Statuses.NEW + ", where every ticket begins");
        }
        Set<String> closing = leadingToClosed();
        for (String status : named()) {
            if (!phases.get(status).isFinal() && !closing.contains(status)) {
                faults.add("leave no way from " + status + " to a closed status");
            }
            if (phases.get(status) == Phase.RESOLVED && !leadsStraightToClosed(status)) {
                faults.add("must lead from " + status
                        + " straight to a closed status: what nobody confirms closes by itself");
            }
        }
        return faults;
    }

    private Set<String> named() {
        Set<String> named = new TreeSet<>(Comparator.naturalOrder());
        moves.stream().flatMap(move -> Stream.of(move.from(), move.to())).forEach(named::add);
        return named;
    }

    private boolean leadsStraightToClosed(String status) {
        return moves.stream().anyMatch(move -> move.from().equals(status) && phases.get(move.to()) == Phase.CLOSED);
    }

    /** The statuses from which a closed one can be reached, found backwards from those that are closed. */
    private Set<String> leadingToClosed() {
        Set<String> leading = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Transition move : moves) {
                if (phases.get(move.to()) == Phase.CLOSED || leading.contains(move.to())) {
                    grown |= leading.add(move.from());
                }
            }
        }
        return leading;
    }
}
