package switchboard.tickets.codes;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state machine of tickets, made of rows. */
public final class Workflow {

    private final Map<String, Map<String, Map<String, Transition>>> moves = new HashMap<>();
    private final List<Transition> transitions;

    /** @param statusOrder the statuses in the order in which they are offered */
    public Workflow(Collection<Transition> transitions, List<String> statusOrder) {
        this.transitions = transitions.stream()
                .sorted(Comparator.comparing(Transition::kind)
                        .thenComparing(move -> statusOrder.indexOf(move.from()))
                        .thenComparing(move -> statusOrder.indexOf(move.to())))
                .toList();
        for (Transition transition : this.transitions) {
            moves.computeIfAbsent(transition.kind(), any -> new HashMap<>())
                    .computeIfAbsent(transition.from(), any -> new LinkedHashMap<>())
                    .put(transition.to(), transition);
        }
    }

    /** The move from one status to another, if there is one, whoever makes it. */
    public Optional<Transition> find(String kind, String from, String to) {
        return Optional.ofNullable(from(kind, from).get(to));
    }

    /** The statuses that this actor can move a ticket to. */
    public List<String> allowed(String kind, String from, Mover mover) {
        return from(kind, from).values().stream()
                .filter(mover::may)
                .map(Transition::to)
                .toList();
    }

    public List<Transition> transitions() {
        return transitions;
    }

    private Map<String, Transition> from(String kind, String from) {
        Map<String, Map<String, Transition>> ofKind = moves.get(kind);
        if (ofKind == null) {
            ofKind = moves.getOrDefault(Transition.ANY_KIND, Map.of());
        }
        return ofKind.getOrDefault(from, Map.of());
    }

    /**
     * What a person is to the ticket that is to be moved; one may be both.
     *
     * @param agent has the ticket in reach otherwise than as its requester
     * @param requester is the ticket's requester
     */
    public record Mover(boolean agent, boolean requester) {

        /** Whether this actor may make the move. */
        public boolean may(Transition transition) {
            return (agent && transition.byAgent()) || (requester && transition.byRequester());
        }
    }
}
