package switchboard.notifications;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.users.User;

/**
 * Values as one receiver reads them: times in the receiver's zone and language, people by their names at this moment,
 * texts without control characters.
 */
final class Wording {

    private static final int LONGEST = 10_000;
    private static final String NOBODY = "—";

    private final Map<String, Object> values;
    private final Map<UUID, User> people;
    private final DateTimeFormatter times;

    /** @param people at least those whom the values name and who are there; see {@link #peopleIn} */
    Wording(Map<String, Object> values, Map<UUID, User> people, Locale locale, String zone) {
        this.values = values;
        this.people = people;
        ZoneId place = zone(zone);
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(place);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    static Set<UUID> peopleIn(Map<String, Object> values) {
        Set<UUID> people = new HashSet<>();
        for (Object value : values.values()) {
            for (Object element : value instanceof List<?> list ? list : List.of(value)) {
                if (element instanceof UUID person) {
                    people.add(person);
                }
            }
        }
        return people;
    }

    /** The text of a value; null where there is no such value, and empty for a flag that is off. */
    @Nullable
    String of(String name) {
        Object value = values.get(name);
        return value == null ? null : words(value);
    }

    private String words(Object value) {
        return switch (value) {
            case Instant instant ->
                times.format(instant) + " (" + times.getZone().getId() + ")";
            case UUID person -> {
                User user = people.get(person);
                yield user == null ? NOBODY : clean(user.displayName());
            }
            case Boolean flag -> flag ? "true" : "";
            case List<?> list -> {
                List<String> lines = new ArrayList<>();
                list.forEach(element -> lines.add(words(element)));
                yield cut(String.join("\n", lines));
            }
            default -> clean(value.toString());
        };
    }

    private static String clean(String text) {
        return cut(text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", " "));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
