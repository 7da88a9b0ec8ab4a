package switchboard.tickets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.json.Json;
import switchboard.tickets.fields.FieldDefinition;
import switchboard.tickets.fields.FieldValues;

/** The custom fields of a ticket: their names and values, checked. Those of plugins are named {@code <mount>.<name>}. */
final class CustomFields {

    static final int MOST = 300;
    static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LIST = 50;
    private static final int LONGEST_ELEMENT = 200;
    private static final int LONGEST_JSON = 500_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,49}(\\.[A-Za-z][A-Za-z0-9_-]{0,48})?");

    private CustomFields() {}

    /** Reads a map of fields, null removing one; faults are recorded in the input. What is defined is read by its type. */
    static Map<String, @Nullable Object> read(Input fields, FieldSight sight) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : fields.names()) {
            Object value = fields.any(name);
            if (!isName(name)) {
                fields.fail(shown(name), "format", "is no name of a custom field");
            } else if (sight.isOfHiddenModule(name)) {
                fields.fail(name, "not_allowed", "belongs to a module that is not enabled");
            } else if (!sight.allowsToSet(name)) {
                fields.fail(name, "not_allowed", "is not yours to set");
            } else {
                put(fields, values, name, value, sight.book().find(name));
            }
        }
        if (values.size() > MOST) {
            fields.fail("*", "too_long", "must be at most " + MOST + " fields");
        }
        return values;
    }

    private static void put(
            Input fields,
            Map<String, @Nullable Object> values,
            String name,
            @Nullable Object value,
            @Nullable FieldDefinition field) {
        if (field != null && value != null) {
            Object stored = FieldValues.stored(field, value);
            if (stored == null) {
                fields.fail(name, "type", FieldValues.expected(field));
            } else {
                values.put(name, stored);
            }
        } else if (isValue(value)) {
            values.put(name, value);
        } else {
            fields.fail(
                    name,
                    "type",
                    "must be a text of at most " + LONGEST_TEXT + " characters, a number, true, false, null, or a "
                            + "list of at most " + LONGEST_LIST + " texts");
        }
    }

    /** The fields after a change, where null removes a field. Ordered by name. */
    static Map<String, Object> merged(Map<String, Object> before, Map<String, ?> change) {
        Map<String, Object> after = new TreeMap<>(before);
        change.forEach((name, value) -> {
            if (value == null) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return Collections.unmodifiableMap(after);
    }

    /** The fields without those that the caller may clear. */
    static Map<String, Object> cleared(Map<String, Object> before, FieldSight sight) {
        Map<String, Object> after = new TreeMap<>(before);
        after.keySet().removeIf(sight::allowsToSet);
        return Collections.unmodifiableMap(after);
    }

    /** Whether so many fields of such a size can be stored. */
    static boolean fits(Map<String, Object> fields) {
        return fields.size() <= MOST && (fields.isEmpty() || Json.write(fields).length() <= LONGEST_JSON);
    }

    /** Whether a field, or a due time, may have this name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether what a plugin's guard gives may be stored. */
    static boolean isField(String name, @Nullable Object value) {
        return isName(name) && isValue(value);
    }

    private static boolean isValue(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> isText(text, LONGEST_TEXT);
            case Boolean flag -> true;
            case Integer number -> true;
            case Long number -> true;
            case Double number -> Double.isFinite(number);
            case List<?> list ->
                list.size() <= LONGEST_LIST
                        && list.stream()
                                .allMatch(element -> element instanceof String text && isText(text, LONGEST_ELEMENT));
            default -> false;
        };
    }

    private static boolean isText(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest && text.indexOf('\0') < 0;
    }

    private static String shown(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
