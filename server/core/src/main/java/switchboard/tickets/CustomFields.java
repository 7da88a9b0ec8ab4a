package switchboard.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.json.Json;

/** The custom fields of a ticket: their names and values, checked. Those of plugins are named {@code <mount>.<name>}. */
final class CustomFields {

    static final int MOST = 300;
    static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LIST = 50;
    private static final int LONGEST_ELEMENT = 200;
    private static final int LONGEST_JSON = 500_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,49}(\\.[A-Za-z][A-Za-z0-9_-]{0,48})?");

    private CustomFields() {}

    /**
     * Reads a map of fields, null removing one; faults are recorded in the input.
     *
     * @param hiddenMounts of modules whose fields the caller may not know of
     */
    static Map<String, @Nullable Object> read(Input fields, Set<String> hiddenMounts) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : fields.names()) {
            Object value = fields.any(name);
            if (!NAME.matcher(name).matches()) {
                fields.fail(shown(name), "format", "is no name of a custom field");
            } else if (ModuleFields.isOf(hiddenMounts, name)) {
                fields.fail(name, "not_allowed", "belongs to a module that is not enabled");
            } else if (!isValue(value)) {
                fields.fail(
                        name,
                        "type",
                        "must be a text of at most " + LONGEST_TEXT + " characters, a number, true, false, null, or a "
                                + "list of at most " + LONGEST_LIST + " texts");
            } else {
                values.put(name, value);
            }
        }
        if (values.size() > MOST) {
            fields.fail("*", "too_long", "must be at most " + MOST + " fields");
        }
        return values;
    }

    /** The fields after a change, where null removes a field. Ordered by name. */
    static Map<String, Object> merged(Map<String, Object> before, Map<String, ?> change) {
        return merged(before, change, Set.of());
    }

    /** The same, where a null change removes all but those of the hidden mounts. */
    static Map<String, Object> merged(
            Map<String, Object> before, @Nullable Map<String, ?> change, Set<String> hiddenMounts) {
        Map<String, Object> after = new TreeMap<>(before);
        if (change == null) {
            after.keySet().removeIf(name -> !ModuleFields.isOf(hiddenMounts, name));
            return java.util.Collections.unmodifiableMap(after);
        }
        change.forEach((name, value) -> {
            if (value == null) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return java.util.Collections.unmodifiableMap(after);
    }

    /** Whether so many fields of such a size can be stored. */
    static boolean fits(Map<String, Object> fields) {
        return fields.size() <= MOST && (fields.isEmpty() || Json.write(fields).length() <= LONGEST_JSON);
    }

    /** Whether what a plugin's guard gives may be stored. */
    static boolean isField(String name, @Nullable Object value) {
        return NAME.matcher(name).matches() && isValue(value);
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
