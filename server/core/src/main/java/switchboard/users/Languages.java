package switchboard.users;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/** Reads language tags and time zones from input. */
final class Languages {

    private static final int LONGEST_TAG = 35;
    private static final int LONGEST_ZONE = 64;

    private Languages() {}

    /** The tag in its canonical form; a fault is recorded and null returned where it is no BCP 47 tag. */
    static @Nullable String tag(Input input, String field) {
        String text = input.text(field, LONGEST_TAG);
        if (text == null) {
            return null;
        }
        try {
            String tag =
                    new Locale.Builder().setLanguageTag(text.strip()).build().toLanguageTag();
            if (!tag.equals("und") && tag.length() <= LONGEST_TAG && !tag.startsWith("x-")) {
                return tag;
            }
        } catch (IllformedLocaleException notATag) {
            // Told below.
        }
        input.fail(field, "format", "must be a BCP 47 language tag such as en, sv or zh-Hans");
        return null;
    }

    /** The IANA name of a time zone; a fault is recorded and null returned where it is none. */
    static @Nullable String zone(Input input, String field) {
        String text = input.text(field, LONGEST_ZONE);
        if (text == null) {
            return null;
        }
        try {
            String zone = text.strip();
            if (ZoneId.getAvailableZoneIds().contains(zone)
                    && ZoneId.of(zone).getId().equals(zone)) {
                return zone;
            }
        } catch (DateTimeException notAZone) {
            // Told below.
        }
        input.fail(field, "format", "must be the IANA name of a time zone such as Europe/Stockholm");
        return null;
    }
}
