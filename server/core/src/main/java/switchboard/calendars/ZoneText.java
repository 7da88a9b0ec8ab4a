package switchboard.calendars;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/** Time zones as input names them. */
public final class ZoneText {

    private static final String FIELD = "zone";
    private static final int LONGEST = 60;

    private final Set<String> known = ZoneId.getAvailableZoneIds();

    /** The field {@code zone}; null where it is absent, or is no zone, which the input then says. */
    public @Nullable ZoneId read(Input input) {
        String name = input.text(FIELD, LONGEST);
        if (name == null) {
            return null;
        }
        if (!known.contains(name)) {
            input.fail(FIELD, "not_allowed", "must be a time zone such as Europe/Stockholm");
            return null;
        }
        return ZoneId.of(name);
    }
}
