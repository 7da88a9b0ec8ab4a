package switchboard.tickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;

/** The parameters of a list as they came, read one by one. An empty value is as good as none. */
record QueryParameters(Map<String, List<String>> parameters) {

    private static final int MOST_VALUES = 50;

    Set<String> names() {
        return parameters.keySet();
    }

    /** The values of a filter, each once; several mean "or". */
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (String value : parameters.getOrDefault(name, List.of())) {
            if (!value.isBlank() && !values.contains(value.strip())) {
                values.add(value.strip());
            }
        }
        if (values.size() > MOST_VALUES) {
            throw bad(name, "at most " + MOST_VALUES + " values");
        }
        return values;
    }

    /** The value of a parameter that means nothing when it is given twice. */
    @Nullable
    String single(String name) {
        List<String> values = values(name);
        if (values.size() > 1) {
            throw bad(name, "given once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The value as it was given, be it empty. */
    @Nullable
    String first(String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    @Nullable
    Boolean flag(String name) {
        String value = single(name);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw bad(name, "true or false");
        };
    }

    /** An instant, or a day, which stands for its first moment in UTC. */
    @Nullable
    Instant instant(String name) {
        String value = single(name);
        if (value == null) {
            return null;
        }
        try {
            Instant instant = value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
                    // A plus sign that was not percent-encoded arrives as a space.
                    : OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            if (instant.isAfter(Cursors.FIRST) && instant.isBefore(Cursors.END)) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // Told below.
        }
        throw bad(name, "an ISO 8601 instant, such as 2026-05-01T08:00:00Z");
    }

    static MalformedException unknown(String name) {
        return new MalformedException("request.unknown_parameter", "There is no parameter " + shown(name) + ".");
    }

    static MalformedException bad(String name, String expected) {
        return new MalformedException("request.bad_filter", shown(name) + " must be " + expected + ".");
    }

    private static String shown(String name) {
        return name.length() <= 120 ? name : name.substring(0, 120) + "…";
    }
}
