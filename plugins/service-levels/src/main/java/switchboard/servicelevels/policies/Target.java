package switchboard.servicelevels.policies;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to happen in time. */
public enum Target {
    /** The first public reply of somebody other than the requester, or the resolution. */
    FIRST_RESPONSE,
    /** After each reply of the requester the next one of somebody else. */
    NEXT_RESPONSE,
    /** The resolution; a ticket that is reopened goes on where it stood. */
    RESOLUTION;

    public static final Set<String> KEYS =
            Arrays.stream(values()).map(Target::key).collect(Collectors.toUnmodifiableSet());

    /** As in JSON: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Target of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** As in JSON objects. */
    public String field() {
        return switch (this) {
            case FIRST_RESPONSE -> "firstResponse";
            case NEXT_RESPONSE -> "nextResponse";
            case RESOLUTION -> "resolution";
        };
    }
}
