package switchboard.servicelevels.clocks;

import java.util.Locale;

/** Why a stretch of time is counted or not. */
public enum Reason {
    /** Working time. */
    COUNTED,
    /** Nobody works then, by the calendar. */
    OUTSIDE_HOURS,
    /** The status is one in which the policy stands still. */
    PAUSED,
    /** The status is none of those in which the policy counts. */
    OTHER_STATUS,
    /** The ticket was resolved, closed or cancelled. */
    RESOLVED,
    /** No policy was in force that fits the ticket. */
    NO_POLICY;

    /** As in JSON: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
