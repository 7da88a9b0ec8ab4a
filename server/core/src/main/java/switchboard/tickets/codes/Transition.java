package switchboard.tickets.codes;

/**
 * One legal move.
 *
 * @param kind the kind of ticket it holds for, or {@code *}
 * @param byAgent whether whoever works on the ticket may make it
 * @param byRequester whether the requester may make it
 */
public record Transition(
        String kind, String from, String to, boolean byAgent, boolean byRequester, boolean requiresResolution) {

    /** Stands for every kind that has no moves of its own. */
    public static final String ANY_KIND = "*";
}
