package switchboard.major.incidents;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The states of a major incident and the moves between them. */
public final class IncidentState {

    public static final String DECLARED = "declared";
    public static final String STABILISED = "stabilised";
    public static final String RESOLVED = "resolved";

    /** Ended by a published review. */
    public static final String REVIEWED = "reviewed";

    /** Ended because it was none. */
    public static final String UNDECLARED = "undeclared";

    /** While it goes on: the ticket stays open and the clock of updates runs. */
    public static final Set<String> ACTIVE = Set.of(DECLARED, STABILISED);

    public static final Set<String> OPEN = Set.of(DECLARED, STABILISED, RESOLVED);

    public static final Set<String> ALL = Set.of(DECLARED, STABILISED, RESOLVED, REVIEWED, UNDECLARED);

    static final Set<String> BY_HAND = OPEN;

    /** By hand. A relapse goes back; the review and the undeclaring end it. */
    private static final Map<String, List<String>> MOVES = Map.of(
            DECLARED, List.of(STABILISED, RESOLVED),
            STABILISED, List.of(DECLARED, RESOLVED),
            RESOLVED, List.of(DECLARED, STABILISED));

    private IncidentState() {}

    static List<String> from(String state) {
        return MOVES.getOrDefault(state, List.of());
    }
}
