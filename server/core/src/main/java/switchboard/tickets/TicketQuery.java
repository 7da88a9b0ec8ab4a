package switchboard.tickets;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * @param dueBefore by the name of a due time, the instant before which it lies
 * @param fields by the name of a custom field, what is asked of it
 * @param text what to search for, or null
 * @param select the parts of tickets that are asked for, or null for all
 */
record TicketQuery(
        Map<String, List<String>> codes,
        Map<String, List<String>> references,
        @Nullable Boolean open,
        @Nullable Instant createdSince,
        @Nullable Instant closedSince,
        @Nullable Instant closedBefore,
        Map<String, Instant> dueBefore,
        Map<String, FieldFilter> fields,
        @Nullable String text,
        @Nullable TicketSelection select,
        TicketSort sort,
        int limit,
        @Nullable String cursor,
        boolean count) {

    static final int LONGEST_TEXT = 2_000;
    private static final int MOST_DUES = 5;
    private static final String DUE = "due.";
    private static final String BEFORE = "Before";
    private static final Map<String, String> CODE_FILTERS = Map.of(
            "status", CodeBook.STATUS,
            "kind", CodeBook.KIND,
            "priority", CodeBook.PRIORITY,
            "impact", CodeBook.IMPACT,
            "urgency", CodeBook.URGENCY);
    private static final Set<String> TEXT_FILTERS = Set.of("category", "channel", "externalId", "number");
    private static final Set<String> REFERENCE_FILTERS =
            Set.of("team", "assignee", "requester", "owner", "organization");
    private static final Set<String> OTHERS = Set.of(
            "open", "createdSince", "closedSince", "closedBefore", "q", "sort", "limit", "cursor", "count", "select");

    /**
     * Reads the parameters.
     *
     * @throws MalformedException for a parameter, a filter value, an order or a limit that is none
     */
    static TicketQuery parse(
            Map<String, List<String>> parameters, CodeBook book, FieldSight sight, FieldParameters.People people) {
        QueryParameters given = new QueryParameters(parameters);
        Map<String, List<String>> codes = new HashMap<>();
        Map<String, List<String>> references = new HashMap<>();
        Map<String, Instant> dues = new TreeMap<>();
        for (String name : given.names()) {
            if (CODE_FILTERS.containsKey(name) || TEXT_FILTERS.contains(name)) {
                putIfAny(
                        codes,
                        name,
                        given.values(name).stream()
                                .map(value -> code(book, name, value))
                                .toList());
            } else if (REFERENCE_FILTERS.contains(name)) {
                putIfAny(references, name, given.values(name));
            } else if (isDue(name)) {
                putDue(dues, name, given);
            } else if (!OTHERS.contains(name) && !FieldParameters.isOne(name)) {
                throw QueryParameters.unknown(name);
            }
        }
        FieldParameters ofFields = new FieldParameters(given, sight, people);
        Map<String, FieldFilter> fields = ofFields.filters();
        TicketSort sort = TicketSort.parse(sort(given, dues, fields), ofFields::order);
        requireDue(sort, dues);
        Boolean open = given.flag("open");
        return new TicketQuery(
                codes,
                references,
                // A time of what is over and done with would stand before everything that is still due.
                open == null && sort.due() != null ? Boolean.TRUE : open,
                given.instant("createdSince"),
                given.instant("closedSince"),
                given.instant("closedBefore"),
                dues,
                fields,
                text(given),
                TicketSelection.parse(parameters.get(TicketSelection.PARAMETER)),
                sort,
                Limit.of(given.first("limit")),
                given.single("cursor"),
                Boolean.TRUE.equals(given.flag("count")));
    }

    /** The same by creation, where the order says nothing about what the list holds. */
    TicketQuery inAnyOrder() {
        return sort.narrows()
                ? this
                : new TicketQuery(
                        codes,
                        references,
                        open,
                        createdSince,
                        closedSince,
                        closedBefore,
                        dueBefore,
                        fields,
                        text,
                        select,
                        TicketSort.NEWEST,
                        limit,
                        cursor,
                        count);
    }

    /** The due times that the list is filtered or sorted by. */
    Set<String> dues() {
        Set<String> names = new HashSet<>(dueBefore.keySet());
        if (sort.due() != null) {
            names.add(sort.due());
        }
        return names;
    }

    private static void putIfAny(Map<String, List<String>> filters, String name, List<String> values) {
        if (!values.isEmpty()) {
            filters.put(name, values);
        }
    }

    private static String code(CodeBook book, String name, String value) {
        return switch (name) {
            case "category" ->
                book.findCategory(value)
                        .map(Category::key)
                        .orElseThrow(() -> bad("category", "a category of this desk"));
            case "number" -> {
                if (!value.matches("[0-9]{1,18}")) {
                    throw bad("number", "a ticket number");
                }
                yield value;
            }
            case "channel", "externalId" -> value;
            default -> {
                Set<String> keys = book.table(CODE_FILTERS.get(name)).keySet();
                if (!keys.contains(value)) {
                    throw bad(name, "one of " + String.join(", ", keys));
                }
                yield value;
            }
        };
    }

    private static boolean isDue(String parameter) {
        return parameter.startsWith(DUE)
                && parameter.endsWith(BEFORE)
                && parameter.length() > DUE.length() + BEFORE.length()
                && CustomFields.isName(parameter.substring(DUE.length(), parameter.length() - BEFORE.length()));
    }

    private static void putDue(Map<String, Instant> dues, String parameter, QueryParameters given) {
        Instant before = given.instant(parameter);
        if (before != null) {
            dues.put(parameter.substring(DUE.length(), parameter.length() - BEFORE.length()), before);
        }
        if (dues.size() > MOST_DUES) {
            throw bad(parameter, "one of at most " + MOST_DUES + " due times");
        }
    }

    /** What is narrowed down by a time or a range is listed in the order of it, where nothing else is said. */
    private static @Nullable String sort(
            QueryParameters given, Map<String, Instant> dues, Map<String, FieldFilter> fields) {
        String sort = given.single("sort");
        if (sort == null && !dues.isEmpty()) {
            return DUE + dues.keySet().iterator().next();
        }
        if (sort == null && (given.instant("closedSince") != null || given.instant("closedBefore") != null)) {
            return "-" + TicketSort.CLOSED;
        }
        if (sort == null) {
            return fields.values().stream()
                    .filter(FieldFilter::isRange)
                    .findFirst()
                    .map(FieldFilter::name)
                    .orElse(null);
        }
        return sort;
    }

    /** Any other order would have to sort all that is due. */
    private static void requireDue(TicketSort sort, Map<String, Instant> dues) {
        if (!dues.isEmpty() && sort.due() == null) {
            throw new MalformedException(
                    "request.bad_sort",
                    "A list filtered by a due time is sorted by one: by default by due."
                            + dues.keySet().iterator().next() + ".");
        }
    }

    private static @Nullable String text(QueryParameters given) {
        String text = given.single("q");
        if (text != null && text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw bad("q", "at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    static MalformedException bad(String name, String expected) {
        return QueryParameters.bad(name, expected);
    }
}
