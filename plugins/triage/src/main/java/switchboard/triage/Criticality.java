package switchboard.triage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How critical the value of a custom field is, such as the service that a ticket is about.
 *
 * @param field its name among the custom fields; empty where none is asked
 * @param values from the most to the least critical
 */
public record Criticality(String field, List<String> values) {

    /** All are alike. */
    public static final Criticality NONE = new Criticality("", List.of());

    /** So many values have room in a key of the queue. */
    static final int MOST_VALUES = 100;

    private static final Pattern TEXT = Pattern.compile("fields\\.([A-Za-z0-9_.-]{1,100})\\s*:(.*)", Pattern.DOTALL);

    public Criticality {
        values = List.copyOf(values);
    }

    /** Reads {@code fields.service: mail, telephony}; what it cannot read ranks nothing. */
    static Criticality of(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        return parts.matches() ? new Criticality(parts.group(1), TriageSettings.words(parts.group(2))) : NONE;
    }

    /** What is wrong with a text; empty for nothing. */
    static String fault(String text) {
        if (text.isBlank()) {
            return "";
        }
        int values = of(text).values().size();
        return values >= 1 && values <= MOST_VALUES
                ? ""
                : "must be empty, or like fields.service: mail, telephony, with 1 to " + MOST_VALUES + " values";
    }

    /** 0 for the most critical; of several values the most critical counts, and what is not named comes last. */
    public int rank(Map<String, ?> fields) {
        Object value = field.isEmpty() ? null : fields.get(field);
        if (value instanceof Collection<?> several) {
            return several.stream().mapToInt(this::rankOf).min().orElse(values.size());
        }
        return rankOf(value);
    }

    private int rankOf(@Nullable Object value) {
        int known = value == null ? -1 : values.indexOf(String.valueOf(value));
        return known < 0 ? values.size() : known;
    }

    /** The field and its values. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(field));
        words.addAll(values);
        return words;
    }
}
