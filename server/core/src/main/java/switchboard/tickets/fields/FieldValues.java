package switchboard.tickets.fields;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.TicketField.Type;

/** Values of defined fields: checked by type, and in the one form in which they are kept and found. */
public final class FieldValues {

    private static final int LONGEST_TEXT = 191;
    private static final int LONGEST_LONG_TEXT = 4_000;
    private static final int LONGEST_REFERENCE = 254;
    private static final int MOST_CHOICES = 50;
    private static final Pattern PERSON =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private FieldValues() {}

    /** The value as it is kept, or null where it is none of the field. People are still as they were given. */
    public static @Nullable Object stored(FieldDefinition field, Object value) {
        return switch (field.kindOfValue()) {
            case TEXT -> text(value, LONGEST_TEXT);
            case LONG_TEXT -> text(value, LONGEST_LONG_TEXT);
            case PERSON ->
                value instanceof String text && !text.isBlank() ? text(text.strip(), LONGEST_REFERENCE) : null;
            case NUMBER -> number(value);
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case INSTANT ->
                value instanceof String text && instant(text) != null ? String.valueOf(instant(text)) : null;
            case DATE -> value instanceof String text && date(text) != null ? text : null;
            case CHOICE -> value instanceof String key && field.choice(key) != null ? key : null;
            case CHOICES -> choices(field, value);
        };
    }

    /** What a value must be, to be said to whoever gave another. */
    public static String expected(FieldDefinition field) {
        return switch (field.kindOfValue()) {
            case TEXT -> "must be a text of at most " + LONGEST_TEXT + " characters";
            case LONG_TEXT -> "must be a text of at most " + LONGEST_LONG_TEXT + " characters";
            case PERSON -> "must name a person by id, username or e-mail address";
            case NUMBER -> "must be a number";
            case BOOLEAN -> "must be true or false";
            case INSTANT -> "must be an ISO 8601 instant from 1970 to 9999, such as 2026-05-01T08:00:00Z";
            case DATE -> "must be a date from 1970 to 9999, such as 2026-05-01";
            case CHOICE -> "must be one of " + keys(field);
            case CHOICES -> "must be a list of at most " + MOST_CHOICES + " of " + keys(field);
        };
    }

    private static String keys(FieldDefinition field) {
        return String.join(
                ", ", field.choices().stream().map(FieldDefinition.Choice::key).toList());
    }

    /** The first choice in a new value that is not given any more and was not there before; null where there is none. */
    public static @Nullable String retired(FieldDefinition field, @Nullable Object before, Object after) {
        if (!FieldTypes.isChosen(field.kindOfValue())) {
            return null;
        }
        List<?> old = before instanceof List<?> list ? list : before == null ? List.of() : List.of(before);
        for (Object key : after instanceof List<?> list ? list : List.of(after)) {
            FieldDefinition.Choice choice = field.choice(String.valueOf(key));
            if (choice != null && !choice.active() && !old.contains(key)) {
                return choice.key();
            }
        }
        return null;
    }

    private static @Nullable Object text(Object value, int longest) {
        return value instanceof String text
                        && text.codePointCount(0, text.length()) <= longest
                        && text.indexOf('\0') < 0
                ? text
                : null;
    }

    private static @Nullable Object number(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Long number -> number;
            case Double number when Double.isFinite(number) -> number;
            default -> null;
        };
    }

    private static @Nullable Object choices(FieldDefinition field, Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST_CHOICES) {
            return null;
        }
        Set<String> keys = new LinkedHashSet<>();
        for (Object key : list) {
            if (!(key instanceof String text) || field.choice(text) == null) {
                return null;
            }
            keys.add(text);
        }
        return List.copyOf(keys);
    }

    /** The moment, as exactly as it is kept; null where the text is none. */
    public static @Nullable Instant instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return instant.isBefore(Instant.EPOCH) || !instant.isBefore(END) ? null : instant;
        } catch (DateTimeException notAnInstant) {
            return null;
        }
    }

    /** The day; null where the text is none. */
    public static @Nullable LocalDate date(String text) {
        try {
            LocalDate date = text.length() == 10 ? LocalDate.parse(text) : null;
            return date == null || date.getYear() < 1970 ? null : date;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** The one text under which a value is found, whatever its type. */
    public static String key(Object value) {
        if (value instanceof Number number) {
            BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
            return Math.abs(plain.precision() - plain.scale()) > 30 ? plain.toString() : plain.toPlainString();
        }
        String text = value.toString();
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
    }

    /** The value that a filter's text means, as {@link #key} would write it; null where it is none of the type. */
    public static @Nullable String keyOf(FieldDefinition field, String text) {
        return switch (field.kindOfValue()) {
            case NUMBER -> decimal(text) == null ? null : key(decimal(text));
            case BOOLEAN -> text.equals("true") || text.equals("false") ? text : null;
            case CHOICE, CHOICES -> field.choice(text) == null ? null : text;
            case LONG_TEXT -> null;
            case PERSON -> text;
            // A plus sign that was not percent-encoded arrives as a space.
            case INSTANT ->
                instant(text.replace(' ', '+')) == null ? null : String.valueOf(instant(text.replace(' ', '+')));
            case DATE -> date(text) == null ? null : text;
            case TEXT -> text(text, LONGEST_TEXT) == null ? null : text;
        };
    }

    /** A finite number; null where the text is none. */
    public static @Nullable Double decimal(String text) {
        if (text.length() > 40 || !text.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
            return null;
        }
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : null;
    }

    /**
     * Whether a value is, or may be, free text that somebody wrote: what no definition says to be a choice, a number, a day
     * or the like. Also what stood in a field before it was defined, and is no value of its type.
     */
    public static boolean isWords(@Nullable FieldDefinition field, Object value) {
        return switch (value) {
            case String text -> isWord(field, text);
            case List<?> list -> list.stream().anyMatch(element -> isWord(field, String.valueOf(element)));
            default -> false;
        };
    }

    private static boolean isWord(@Nullable FieldDefinition field, String text) {
        return field == null
                || switch (field.kindOfValue()) {
                    case TEXT, LONG_TEXT -> true;
                    case PERSON -> !PERSON.matcher(text).matches();
                    default -> keyOf(field, text) == null;
                };
    }

    /** Whether the type's values are compared as moments, rather than as numbers. */
    public static boolean isTimed(FieldDefinition field) {
        return field.kindOfValue() != Type.NUMBER;
    }

    /** Whether a ticket has several values of it. */
    public static boolean isOfElements(FieldDefinition field) {
        return field.kindOfValue() == Type.CHOICES;
    }
}
