package switchboard.tickets.codes;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import switchboard.api.http.Input;

/** The names of what a move, or a kind of its new tickets, may demand. */
public final class Demands {

    /** The parts of the key information that the ticket's category demands. */
    public static final String INFORMATION = "information";

    public static final String CLOSURE_CODE = "closureCode";

    /** Comes before the name of a custom field. */
    public static final String CUSTOM = "fields.";

    private static final int MOST = 50;
    private static final int LONGEST = 110;
    private static final Set<String> OF_A_NEW_TICKET =
            Set.of("description", "category", "team", "assignee", "owner", "externalId", INFORMATION);
    private static final Pattern CUSTOM_NAME =
            Pattern.compile("fields\\.[A-Za-z][A-Za-z0-9_-]{0,49}(\\.[A-Za-z][A-Za-z0-9_-]{0,48})?");

    private Demands() {}

    /** What a move may demand. */
    static List<String> ofMove(Input input, String field) {
        Set<String> known = new TreeSet<>(OF_A_NEW_TICKET);
        known.add(CLOSURE_CODE);
        return read(input, field, known);
    }

    /** What a kind may demand of a new ticket. */
    static List<String> ofCreation(Input input, String field) {
        return read(input, field, new TreeSet<>(OF_A_NEW_TICKET));
    }

    private static List<String> read(Input input, String field, Set<String> known) {
        List<String> names = input.texts(field, MOST, LONGEST);
        if (names == null) {
            return List.of();
        }
        if (!names.stream()
                .allMatch(name ->
                        known.contains(name) || CUSTOM_NAME.matcher(name).matches())) {
            input.fail(
                    field,
                    "not_allowed",
                    "may name " + String.join(", ", known) + " and custom fields as fields.<name>");
        }
        return names;
    }
}
