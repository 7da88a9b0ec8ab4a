package switchboard.tickets.codes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state machine of tickets, made of rows. A kind goes by its own moves where it has any, else by those of all kinds.
 *
 * <p>A ticket may stand in a status that its kind's moves do not name: it came from another kind, by an import, or the
 * moves were edited under it. It then goes on by the moves of all kinds, and where those do not name the status either,
 * as a new ticket does. So no ticket is ever stuck.
 */
public final class Workflow {

    private final Map<String, Moves> kinds = new HashMap<>();
    private final Map<String, Phase> phases;
    private final List<Transition> transitions;

    /** @param phases of all statuses, in the order in which they are offered */
    public Workflow(Collection<Transition> transitions, Map<String, Phase> phases) {
        this.phases = Map.copyOf(phases);
        List<String> order = new ArrayList<>(phases.keySet());
        this.transitions = transitions.stream()
                .sorted(Comparator.comparing(Transition::kind)
                        .thenComparing(move -> order.indexOf(move.from()))
                        .thenComparing(move -> order.indexOf(move.to())))
                .toList();
        for (Transition transition : this.transitions) {
            kinds.computeIfAbsent(transition.kind(), any -> new Moves()).add(transition);
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

    /** Where a resolved ticket of this kind goes when it is confirmed. */
    public Optional<String> closed(String kind, String from) {
        return from(kind, from).keySet().stream()
                .filter(to -> phase(to) == Phase.CLOSED)
                .findFirst();
    }

    public List<Transition> transitions() {
        return transitions;
    }

    /** Whether the kind has moves of its own. */
    public boolean isOwn(String kind) {
        return kinds.containsKey(kind);
    }

    /** The moves that a kind goes by. */
    public List<Transition> of(String kind) {
        String owner = isOwn(kind) ? kind : Transition.ANY_KIND;
        return transitions.stream().filter(move -> move.kind().equals(owner)).toList();
    }

    private Phase phase(String status) {
        return phases.getOrDefault(status, Phase.OPEN);
    }

    private Map<String, Transition> from(String kind, String from) {
        if (phase(from).isFinal()) {
            return Map.of();
        }
        Moves shared = kinds.getOrDefault(Transition.ANY_KIND, new Moves());
        Moves own = kinds.getOrDefault(kind, shared);
        if (own.names(from)) {
            return own.from(from);
        }
        return shared.names(from) ? shared.from(from) : own.from(Statuses.NEW);
    }

    /** The moves of one kind. */
    private static final class Moves {

        private final Map<String, Map<String, Transition>> byStatus = new HashMap<>();
        private final Set<String> named = new HashSet<>();

        void add(Transition move) {
            byStatus.computeIfAbsent(move.from(), any -> new LinkedHashMap<>()).put(move.to(), move);
            named.add(move.from());
            named.add(move.to());
        }

        boolean names(String status) {
            return named.contains(status);
        }

        Map<String, Transition> from(String status) {
            return byStatus.getOrDefault(status, Map.of());
        }
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
