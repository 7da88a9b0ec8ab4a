package switchboard.tickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Limit;
import switchboard.tickets.codes.Category;
import switchboard.tickets.codes.CodeBook;

/**
 * The filters, order and page of a list of tickets, read from query parameters. References are still as they were given.
 *
 * @param codes values by filter, for filters over code tables and plain texts; several mean "or"
 * @param references the same for people, teams and organizations
 * @param text what to search for, or null
 */
record TicketQuery(
        Map<String, List<String>> codes,
        Map<String, List<String>> references,
        @Nullable Boolean open,
        @Nullable Instant createdSince,
        @Nullable String text,
        TicketSort sort,
        int limit,
        @Nullable String cursor,
        boolean count) {

    static final int LONGEST_TEXT = 2_000;
    private static final int MOST_VALUES = 50;
    private static final Map<String, String> CODE_FILTERS = Map.of(
            "status", CodeBook.STATUS,
            "kind", CodeBook.KIND,
            "priority", CodeBook.PRIORITY,
            "impact", CodeBook.IMPACT,
            "urgency", CodeBook.URGENCY);
    private static final Set<String> REFERENCE_FILTERS =
            Set.of("team", "assignee", "requester", "owner", "organization");
    private static final Set<String> OTHERS = Set.of(
            "open",
            "category",
            "channel",
            "externalId",
            "number",
            "createdSince",
            "q",
            "sort",
            "limit",
            "cursor",
            "count",
            "select");

    /**
     * Reads the parameters. An empty value is as good as none.
     *
     * @throws MalformedException for a parameter, a filter value, an order or a limit that is none
     */
    static TicketQuery parse(Map<String, List<String>> parameters, CodeBook book) {
        Map<String, List<String>> codes = new HashMap<>();
        Map<String, List<String>> references = new HashMap<>();
        for (String name : parameters.keySet()) {
            List<String> values = values(parameters, name);
            if (values.isEmpty()) {
                continue;
            }
            if (CODE_FILTERS.containsKey(name)) {
                values.forEach(value -> requireCode(book, name, value));
                codes.put(name, values);
            } else if (REFERENCE_FILTERS.contains(name)) {
                references.put(name, values);
            } else if (name.equals("category")) {
                codes.put(
                        name,
                        values.stream().map(value -> category(book, value)).toList());
            } else if (name.equals("number")) {
                values.forEach(TicketQuery::requireNumber);
                codes.put(name, values);
            } else if (name.equals("externalId") || name.equals("channel")) {
                codes.put(name, values);
            }
        }
        return new TicketQuery(
                codes,
                references,
                flag(parameters, "open"),
                instant(single(parameters, "createdSince")),
                text(parameters),
                TicketSort.parse(single(parameters, "sort")),
                Limit.of(parameters.containsKey("limit") ? first(parameters, "limit") : null),
                single(parameters, "cursor"),
                Boolean.TRUE.equals(flag(parameters, "count")));
    }

    private static List<String> values(Map<String, List<String>> parameters, String name) {
        if (!CODE_FILTERS.containsKey(name) && !REFERENCE_FILTERS.contains(name) && !OTHERS.contains(name)) {
            throw new MalformedException("request.unknown_parameter", "There is no parameter " + shown(name) + ".");
        }
        List<String> values = new ArrayList<>();
        for (String value : parameters.get(name)) {
            if (!value.isBlank() && !values.contains(value.strip())) {
                values.add(value.strip());
            }
        }
        if (values.size() > MOST_VALUES) {
            throw bad(name, "at most " + MOST_VALUES + " values");
        }
        return values;
    }

    private static void requireCode(CodeBook book, String name, String value) {
        if (!book.has(CODE_FILTERS.get(name), value)) {
            throw bad(
                    name,
                    "one of "
                            + String.join(
                                    ", ", book.table(CODE_FILTERS.get(name)).keySet()));
        }
    }

    private static String category(CodeBook book, String value) {
        return book.findCategory(value)
                .map(Category::key)
                .orElseThrow(() -> bad("category", "a category of this desk"));
    }

    private static void requireNumber(String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw bad("number", "a ticket number");
        }
    }

    private static @Nullable Boolean flag(Map<String, List<String>> parameters, String name) {
        String value = single(parameters, name);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw bad(name, "true or false");
        };
    }

    private static @Nullable Instant instant(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            Instant instant = value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
                    // A plus sign that was not percent-encoded arrives as a space.
                    : OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            if (instant.isAfter(Instant.parse("0001-01-01T00:00:00Z"))
                    && instant.isBefore(Instant.parse("+10000-01-01T00:00:00Z"))) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // Told below.
        }
        throw bad("createdSince", "an ISO 8601 instant, such as 2026-05-01T08:00:00Z");
    }

    private static @Nullable String text(Map<String, List<String>> parameters) {
        String text = single(parameters, "q");
        if (text != null && text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw bad("q", "at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static @Nullable String single(Map<String, List<String>> parameters, String name) {
        if (!parameters.containsKey(name)) {
            return null;
        }
        List<String> values = values(parameters, name);
        if (values.size() > 1) {
            throw bad(name, "given once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    static MalformedException bad(String name, String expected) {
        return new MalformedException("request.bad_filter", name + " must be " + expected + ".");
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
