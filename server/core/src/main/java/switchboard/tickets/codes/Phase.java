package switchboard.tickets.codes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a status means to the desk itself. A status has one for good: what tickets were in never gets another meaning. */
public enum Phase {
    /** Somebody of the desk has to do something. */
    OPEN,
    /** Somebody outside the desk's hands has to do something. */
    WAITING,
    /** The desk takes it for done; the requester has not confirmed it. */
    RESOLVED,
    /** Confirmed, or taken for confirmed. Final. */
    CLOSED,
    /** Given up. Final. */
    CANCELLED;

    private static final Set<String> KEYS =
            Arrays.stream(values()).map(Phase::key).collect(Collectors.toCollection(TreeSet::new));

    public static Set<String> keys() {
        return Set.copyOf(KEYS);
    }

    public static Phase of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody still has to do something: not resolved, closed or cancelled. */
    public boolean isOpen() {
        return this == OPEN || this == WAITING;
    }

    /** Whether no move leads away from it. */
    public boolean isFinal() {
        return this == CLOSED || this == CANCELLED;
    }
}
