package switchboard.major.timeline;

import java.util.Set;

/** What an entry tells. The first three are people's, the others are written by the module as things happen. */
public final class EntryKind {

    public static final String HAPPENED = "happened";
    public static final String DECISION = "decision";
    public static final String COMMUNICATION = "communication";

    public static final String DECLARED = "declared";
    public static final String MOVED = "moved";
    public static final String UPDATE = "update";
    public static final String UPDATE_MISSED = "update_missed";
    public static final String MANAGER = "manager";
    public static final String PRIORITY = "priority";
    public static final String ACTION = "action";
    public static final String REVIEW = "review";

    /** An entry that the ticket's own journal has. */
    public static final String TICKET = "ticket";

    public static final Set<String> OF_PEOPLE = Set.of(HAPPENED, DECISION, COMMUNICATION);

    private EntryKind() {}
}
