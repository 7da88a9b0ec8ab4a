package switchboard.tickets.codes;

import java.util.List;

/**
 * One legal move.
 *
 * @param kind the kind of ticket it holds for, or {@code *}
 * @param byAgent whether whoever works on the ticket may make it
 * @param byRequester whether the requester may make it
 * @param requires the fields that must be filled; see {@link Demands}
 */
public record Transition(
        String kind,
        String from,
        String to,
        boolean byAgent,
        boolean byRequester,
        boolean requiresResolution,
        List<String> requires) {

    /** Stands for every kind that has no moves of its own. */
    public static final String ANY_KIND = "*";

    public Transition {
        requires = List.copyOf(requires);
    }
}
