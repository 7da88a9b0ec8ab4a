package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;
import switchboard.api.tickets.TicketField;
import switchboard.tickets.codes.Category;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.fields.FieldDefinition;
import switchboard.tickets.information.InformationInput;
import switchboard.tickets.information.KeyInformation;

/**
 * The fields of a command to a ticket, each checked by itself. References to people, teams and organizations are still as
 * they were given. A field that stands in it with null is to be cleared.
 */
final class TicketInput {

    static final int LONGEST_TITLE = 500;
    static final int LONGEST_TEXT = 200_000;
    static final int LONGEST_REASON = 1_000;
    static final int LONGEST_REFERENCE = 254;
    static final int LONGEST_EXTERNAL_ID = 200;
    static final Set<String> PEOPLE = Set.of("requester", "assignee", "owner");

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final String INFORMATION = "information";
    private static final List<String> READ_ONLY =
            List.of("id", "number", "createdAt", "updatedAt", "resolvedAt", "closedAt", "version");
    private static final List<String> BY_TRANSITION = List.of("status", "resolution", "closureCode", "confirmedBy");

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** What a command is for decides which fields it takes. */
    enum Purpose {
        CREATION,
        CHANGE,
        IMPORT
    }

    private final Purpose purpose;

    private final FieldSight sight;

    private TicketInput(Purpose purpose, FieldSight sight) {
        this.purpose = purpose;
        this.sight = sight;
    }

    /**
     * Reads what every command takes; faults are recorded in the input, which the caller checks.
     *
     * @param sight which custom fields the caller may set and clear
     */
    static TicketInput read(Input input, CodeBook codes, Purpose purpose, FieldSight sight) {
        TicketInput ticket = new TicketInput(purpose, sight);
        ticket.readTexts(input, purpose);
        ticket.readCodes(input, codes, purpose);
        ticket.readReferences(input, purpose);
        ticket.readFields(input);
        ticket.readInformation(input);
        if (purpose != Purpose.IMPORT) {
            READ_ONLY.forEach(field -> input.refuse(field, "read_only", "cannot be set"));
            BY_TRANSITION.forEach(field -> input.refuse(field, "read_only", "is set by a transition"));
        }
        return ticket;
    }

    private void readTexts(Input input, Purpose purpose) {
        if (purpose != Purpose.CHANGE || input.has("title")) {
            values.put("title", input.requiredText("title", LONGEST_TITLE));
        }
        put(input, "description", input.text("description", LONGEST_TEXT));
        put(input, "priorityReason", blankToNull(input.text("priorityReason", LONGEST_REASON)));
        if (purpose == Purpose.IMPORT) {
            values.put("externalId", input.requiredText("externalId", LONGEST_EXTERNAL_ID));
        } else {
            put(input, "externalId", blankToNull(input.text("externalId", LONGEST_EXTERNAL_ID)));
        }
    }

    private void readCodes(Input input, CodeBook codes, Purpose purpose) {
        if (purpose != Purpose.CHANGE && (!input.has("kind") || input.any("kind") == null)) {
            input.fail("kind", "required", "is required");
        }
        putCode(input, "kind", codes.active(CodeBook.KIND), purpose);
        putCode(input, "impact", codes.active(CodeBook.IMPACT), purpose);
        putCode(input, "urgency", codes.active(CodeBook.URGENCY), purpose);
        put(input, "priority", input.oneOf("priority", codes.active(CodeBook.PRIORITY)));
        readCategory(input, codes, purpose);
        if (purpose == Purpose.CHANGE) {
            input.refuse("channel", "read_only", "cannot be changed");
            return;
        }
        String channel = input.text("channel", 32);
        if (channel != null && !CHANNEL.matcher(channel).matches()) {
            input.fail("channel", "format", "must be a word in lower case, such as phone or email");
        }
        put(input, "channel", channel);
    }

    /** A channel as commands to a ticket may name it. */
    static String channel(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new InvalidInputException(
                    "channel", "format", "channel must be a word in lower case, such as phone or email.");
        }
        return channel;
    }

    private void putCode(Input input, String field, Set<String> allowed, Purpose purpose) {
        String code = input.oneOf(field, allowed);
        if (code == null && purpose == Purpose.CHANGE && input.has(field) && input.any(field) == null) {
            input.fail(field, "required", "cannot be cleared");
        }
        put(input, field, code);
    }

    private void readCategory(Input input, CodeBook codes, Purpose purpose) {
        String given = blankToNull(input.text("category", Category.LONGEST));
        if (given == null) {
            put(input, "category", null);
            return;
        }
        Category category = codes.findCategory(given.strip()).orElse(null);
        if (category != null) {
            values.put("category", category.key());
        } else if (purpose == Purpose.IMPORT) {
            values.put("category", given.strip());
        } else {
            input.fail("category", "not_found", "is no category of this desk");
        }
    }

    private void readReferences(Input input, Purpose purpose) {
        for (String field : List.of("requester", "assignee", "owner", "team", "organization")) {
            String reference = blankToNull(input.text(field, LONGEST_REFERENCE));
            boolean needed = field.equals("requester") || field.equals("organization");
            if (reference == null && needed && purpose == Purpose.CHANGE && input.has(field)) {
                input.fail(field, "required", "cannot be cleared");
            }
            put(input, field, reference == null ? null : reference.strip());
        }
    }

    private void readFields(Input input) {
        Input fields = input.object("fields");
        put(input, "fields", fields == null ? null : CustomFields.read(fields, sight));
    }

    private void readInformation(Input input) {
        if (purpose == Purpose.CHANGE) {
            input.refuse(INFORMATION, "read_only", "is a resource of its own");
            return;
        }
        Input information = input.object(INFORMATION);
        if (information != null) {
            values.put(INFORMATION, InformationInput.read(information));
            information.noMore();
        }
    }

    private void put(Input input, String field, @Nullable Object value) {
        if (input.has(field)) {
            values.put(field, value);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    Purpose purpose() {
        return purpose;
    }

    /** The names of the fields that the command sets or clears. */
    Set<String> names() {
        return values.keySet();
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    @Nullable
    String text(String field) {
        return (String) values.get(field);
    }

    @Nullable
    Instant instant(String field) {
        return (Instant) values.get(field);
    }

    /** The custom fields to set, null ones to be removed; null where all are to be removed. */
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, @Nullable Object> fields() {
        return (Map<String, @Nullable Object>) values.get("fields");
    }

    /** What is said about the fault or request before it is worked on. */
    KeyInformation information() {
        return values.get(INFORMATION) instanceof KeyInformation information ? information : KeyInformation.NONE;
    }

    /** Which custom fields the caller may set and clear, and what is defined. */
    FieldSight sight() {
        return sight;
    }

    /** The people whom custom fields name, as they were given. */
    List<String> peopleInFields() {
        Map<String, @Nullable Object> fields = has("fields") ? fields() : null;
        if (fields == null) {
            return List.of();
        }
        List<String> people = new ArrayList<>();
        fields.forEach((name, value) -> {
            FieldDefinition field = sight.book().find(name);
            if (field != null && field.kindOfValue() == TicketField.Type.PERSON && value instanceof String person) {
                people.add(person);
            }
        });
        return people;
    }

    /** Adds a value that only imports take. */
    void put(String field, @Nullable Object value) {
        values.put(field, value);
    }
}
