package switchboard.servicelevels.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.servicelevels.policies.Facts;
import switchboard.servicelevels.policies.Target;

/** When clocks start and stop. */
final class Runs {

    /** So many cycles of the next response are looked at; older ones are left out. */
    static final int MOST_CYCLES = 200;

    private Runs() {}

    static List<Run> of(History history, Target target, Instant now) {
        return switch (target) {
            case FIRST_RESPONSE -> List.of(run(history.createdAt(), firstAnswer(history), now));
            case NEXT_RESPONSE -> cycles(history, now);
            case RESOLUTION -> List.of(run(history.createdAt(), resolved(history), now));
        };
    }

    private static Run run(Instant from, @Nullable Instant stop, Instant now) {
        boolean stopped = stop != null && !stop.isAfter(now);
        Instant until = stopped ? stop : now;
        return new Run(from, until.isBefore(from) ? from : until, stopped ? stop : null);
    }

    /** The beginning of the time in which it is resolved for good, as far as is known; null while it is open. */
    private static @Nullable Instant resolved(History history) {
        Instant since = null;
        for (History.State state : history.states()) {
            if (History.isOpen(state.facts())) {
                since = null;
            } else if (since == null) {
                since = state.from();
            }
        }
        return since;
    }

    private static @Nullable Instant firstAnswer(History history) {
        return turns(history).entrySet().stream()
                .filter(turn -> turn.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** After the first answer each reply of the requester that nobody has answered yet opens a cycle. */
    private static List<Run> cycles(History history, Instant now) {
        List<Run> cycles = new ArrayList<>();
        Instant open = null;
        boolean answered = false;
        for (var turn : turns(history).entrySet()) {
            if (turn.getKey().isAfter(now)) {
                break;
            }
            if (turn.getValue()) {
                if (open != null) {
                    cycles.add(run(open, turn.getKey(), now));
                }
                open = null;
                answered = true;
            } else if (answered && open == null) {
                open = turn.getKey();
            }
        }
        if (open != null) {
            cycles.add(run(open, null, now));
        }
        return cycles.size() <= MOST_CYCLES ? cycles : cycles.subList(cycles.size() - MOST_CYCLES, cycles.size());
    }

    /** True for an answer to the requester, false for a reply of the requester. An answer at the same instant prevails. */
    private static SortedMap<Instant, Boolean> turns(History history) {
        SortedMap<Instant, Boolean> turns = new TreeMap<>();
        for (History.Reply reply : history.replies()) {
            if (reply.author() != null) {
                boolean byRequester = reply.author().equals(requester(history.at(reply.at())));
                turns.merge(reply.at(), !byRequester, Boolean::logicalOr);
            }
        }
        boolean open = true;
        for (History.State state : history.states()) {
            boolean opens = History.isOpen(state.facts());
            if (open && !opens) {
                turns.put(state.from(), true);
            }
            open = opens;
        }
        return turns;
    }

    private static @Nullable UUID requester(Facts facts) {
        return facts.id(Facts.REQUESTER);
    }
}
