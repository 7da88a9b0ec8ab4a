package switchboard.notifications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;
import switchboard.json.Utf8;

/**
 * The values of a notification as they are stored. An instant and a person keep their types, because what is shown of them
 * depends on the receiver, and because a name that changes or is erased must not live on here.
 */
final class Values {

    static final int LONGEST = 64_000;
    private static final int MOST = 50;
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final String INSTANT = "$instant";
    private static final String PERSON = "$person";

    private Values() {}

    /** @throws IllegalArgumentException where they are too many, too long, or of another type */
    static String write(Map<String, Object> values) {
        if (values.size() > MOST) {
            throw new IllegalArgumentException("A notification has at most " + MOST + " values");
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("The name of a value must match " + NAME + ": " + name);
            }
            plain.put(name, value instanceof Collection<?> list ? list(name, list) : single(name, value));
        });
        String json = Json.write(plain);
        if (json.length() > LONGEST || !Utf8.isEncodable(json)) {
            throw new IllegalArgumentException(
                    "The values of a notification are longer than " + LONGEST + " or hold half a surrogate pair");
        }
        return json;
    }

    private static List<Object> list(String name, Collection<?> elements) {
        List<Object> list = new ArrayList<>();
        for (Object element : elements) {
            list.add(single(name, element));
        }
        return list;
    }

    private static Object single(String name, @Nullable Object value) {
        return switch (value) {
            case CharSequence text -> text.toString();
            case Number number -> number;
            case Boolean flag -> flag;
            case Instant instant -> Map.of(INSTANT, instant.toString());
            case UUID person -> Map.of(PERSON, person.toString());
            case null, default ->
                throw new IllegalArgumentException("The value " + name
                        + " is none of text, number, flag, instant, person by id, or a list of these");
        };
    }

    /** As they were given; lists are lists. */
    static Map<String, Object> read(String json) {
        Map<String, Object> values = new LinkedHashMap<>();
        Json.parseObject(json).forEach((name, value) -> {
            if (value instanceof List<?> list) {
                values.put(
                        name,
                        list.stream()
                                .<Object>map(element -> back(String.valueOf(name), element))
                                .toList());
            } else {
                values.put(name, back(name, value));
            }
        });
        return values;
    }

    private static Object back(String name, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> typed when typed.get(INSTANT) instanceof String instant -> Instant.parse(instant);
            case Map<?, ?> typed when typed.get(PERSON) instanceof String person -> UUID.fromString(person);
            case null -> throw new IllegalStateException("The stored value " + name + " is null");
            default -> value;
        };
    }
}
