package switchboard.api.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;

/**
 * A JSON object that came from outside, read strictly: each field is taken once by name and type, what is wrong is
 * collected, and {@link #check()} refuses the whole with every fault at once, unknown fields among them. A resource
 * method takes it as its body parameter. Not safe for use by several threads.
 *
 * <p>Values are as JSON has them: String, Boolean, Integer, Long, java.math.BigInteger, Double, List, Map, null.
 */
public final class Input {

    private final Map<String, @Nullable Object> values;
    private final String prefix;
    private final Set<String> taken = new HashSet<>();
    private final List<FieldError> errors;

    public Input(Map<String, ? extends @Nullable Object> values) {
        this(values, "", new ArrayList<>());
    }

    @SuppressWarnings("unchecked")
    private Input(Map<String, ? extends @Nullable Object> values, String prefix, List<FieldError> errors) {
        this.values = (Map<String, @Nullable Object>) values;
        this.prefix = prefix;
        this.errors = errors;
    }

    /** Whether the field stands in the input, be it as null. */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** The names of all fields. */
    public Set<String> names() {
        return values.keySet();
    }

    /** The text, or null where it is absent or null. At most {@code longest} characters. */
    public @Nullable String text(String field, int longest) {
        Object value = take(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            fail(field, "type", "must be a string");
            return null;
        }
        if (text.codePointCount(0, text.length()) > longest) {
            fail(field, "too_long", "must have at most " + longest + " characters");
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            fail(field, "format", "must not contain the NUL character");
            return null;
        }
        return text;
    }

    /** The text without surrounding white space; absent, null and blank are refused. */
    public String requiredText(String field, int longest) {
        boolean wrong = errorsOf(field);
        String text = text(field, longest);
        if (text != null && !text.isBlank()) {
            return text.strip();
        }
        if (!wrong && !errorsOf(field)) {
            fail(field, "required", "is required");
        }
        return "";
    }

    /** One of the allowed values, or null where it is absent or null. */
    public @Nullable String oneOf(String field, Set<String> allowed) {
        String text = text(field, 200);
        if (text != null && !allowed.contains(text)) {
            fail(
                    field,
                    "not_allowed",
                    "must be one of "
                            + String.join(", ", allowed.stream().sorted().toList()));
            return null;
        }
        return text;
    }

    /** True or false, or null where it is absent or null. */
    public @Nullable Boolean flag(String field) {
        Object value = take(field);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        fail(field, "type", "must be true or false");
        return null;
    }

    /** A whole number within bounds, or null where it is absent or null. */
    public @Nullable Long number(String field, long least, long most) {
        Object value = take(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Integer || value instanceof Long)) {
            fail(field, "type", "must be a whole number");
            return null;
        }
        long number = ((Number) value).longValue();
        if (number < least || number > most) {
            fail(field, "not_allowed", "must be from " + least + " to " + most);
            return null;
        }
        return number;
    }

    /** An ISO 8601 instant with its offset, or null where it is absent or null. Years 1970 to 9999. */
    public @Nullable Instant instant(String field) {
        String text = text(field, 40);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = java.time.OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(Instant.parse("+10000-01-01T00:00:00Z"))) {
                return instant;
            }
        } catch (DateTimeParseException notAnInstant) {
            // Told below, like every other text that is none.
        }
        fail(field, "format", "must be an ISO 8601 instant from 1970 to 9999, such as 2026-05-01T08:00:00Z");
        return null;
    }

    /** A list of distinct texts in their order, or null where it is absent or null. */
    public @Nullable List<String> texts(String field, int most, int longest) {
        List<?> list = list(field, most);
        if (list == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String text)
                    || text.isBlank()
                    || text.length() > longest
                    || text.indexOf('\0') >= 0) {
                fail(field, "type", "must be a list of strings of 1 to " + longest + " characters");
                return null;
            }
            if (!texts.contains(text.strip())) {
                texts.add(text.strip());
            }
        }
        return List.copyOf(texts);
    }

    /** A list of objects, each to be read like this one, or null where it is absent or null. */
    public @Nullable List<Input> objects(String field, int most) {
        List<?> list = list(field, most);
        if (list == null) {
            return null;
        }
        List<Input> objects = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            Input object = nested(field + "[" + index + "]", list.get(index));
            if (object != null) {
                objects.add(object);
            }
        }
        return List.copyOf(objects);
    }

    /** An object to be read like this one, or null where it is absent or null. */
    public @Nullable Input object(String field) {
        Object value = take(field);
        return value == null ? null : nested(field, value);
    }

    /** A value of any type; for maps of custom fields, whose types are known elsewhere. */
    public @Nullable Object any(String field) {
        return take(field);
    }

    /** Records a fault that the caller found. */
    public void fail(String field, String code, String message) {
        errors.add(new FieldError(prefix + field, code, prefix + field + " " + message + "."));
    }

    /** Refuses the field where it stands in the input. */
    public void refuse(String field, String code, String message) {
        if (has(field)) {
            take(field);
            fail(field, code, message);
        }
    }

    /**
     * Refuses the input if anything was wrong or a field was not taken. Nested inputs report through the outermost one
     * and need their own {@link #noMore()}.
     */
    public void check() {
        noMore();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /** Records every field that was not taken as unknown. */
    public void noMore() {
        for (String name : values.keySet()) {
            if (!taken.contains(name)) {
                taken.add(name);
                fail(shown(name), "unknown", "is not a field of this resource");
            }
        }
    }

    private static String shown(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    private @Nullable List<?> list(String field, int most) {
        Object value = take(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            fail(field, "type", "must be a list");
            return null;
        }
        if (list.size() > most) {
            fail(field, "too_long", "must have at most " + most + " elements");
            return null;
        }
        return list;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Input nested(String field, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Input((Map<String, @Nullable Object>) map, prefix + field + ".", errors);
        }
        fail(field, "type", "must be an object");
        return null;
    }

    private boolean errorsOf(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(prefix + field));
    }

    private @Nullable Object take(String field) {
        taken.add(field);
        return values.get(field);
    }
}
