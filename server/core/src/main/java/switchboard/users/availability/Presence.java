package switchboard.users.availability;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether work is offered to somebody.
 *
 * @param state {@code available}; {@code busy}: only where nobody else is there; {@code away}: none
 * @param until when the person is available again by itself, null for never
 */
public record Presence(String state, @Nullable Instant until) {

    public static final String AVAILABLE = "available";
    public static final String BUSY = "busy";
    public static final String AWAY = "away";

    /** What somebody is who has said nothing. */
    public static final Presence UNSAID = new Presence(AVAILABLE, null);

    static final Set<String> STATES = Set.of(AVAILABLE, BUSY, AWAY);

    /** What it is at that time. */
    Presence at(Instant time) {
        return until != null && !time.isBefore(until) ? UNSAID : this;
    }
}
