package switchboard.tickets.codes;

/** The statuses that the desk itself gives to tickets. What any other status means is said by its {@link Phase}. */
public final class Statuses {

    /** Where every ticket begins. */
    public static final String NEW = "new";

    /** What a new ticket becomes that is given an assignee, where the workflow of its kind has that move. */
    public static final String ASSIGNED = "assigned";

    public static final String IN_PROGRESS = "in_progress";

    /** What a ticket becomes that is merged into another. */
    public static final String CANCELLED = "cancelled";

    private Statuses() {}
}
