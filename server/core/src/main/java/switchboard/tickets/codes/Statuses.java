package switchboard.tickets.codes;

import java.util.Set;

/** The statuses that mean something to the desk itself. */
public final class Statuses {

    public static final String NEW = "new";
    public static final String ASSIGNED = "assigned";
    public static final String IN_PROGRESS = "in_progress";
    public static final String RESOLVED = "resolved";
    public static final String CLOSED = "closed";
    public static final String CANCELLED = "cancelled";

    private static final Set<String> NOT_OPEN = Set.of(RESOLVED, CLOSED, CANCELLED);

    private Statuses() {}

    /** Whether somebody still has to do something: not resolved, closed or cancelled. */
    public static boolean isOpen(String status) {
        return !NOT_OPEN.contains(status);
    }

    /** Whether no move leads away from it. */
    public static boolean isFinal(String status) {
        return status.equals(CLOSED) || status.equals(CANCELLED);
    }
}
