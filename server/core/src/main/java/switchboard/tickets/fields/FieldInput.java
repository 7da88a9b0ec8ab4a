package switchboard.tickets.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;
import switchboard.api.tickets.TicketField.Type;
import switchboard.json.Json;
import switchboard.tickets.codes.CodeBook;

/** Reads what a command says about a field; what it does not say stays as it was. Faults are recorded in the input. */
final class FieldInput {

    static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,49}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final String UUID_TEXT = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_CHOICES = 500;
    private static final int MOST_ORGANIZATIONS = 1_000;
    private static final int MOST_ROLES = 50;
    private static final int LONGEST_JSON = 60_000;

    private final Input input;
    private final FieldDefinition before;
    private final CodeBook codes;

    private FieldInput(Input input, FieldDefinition before, CodeBook codes) {
        this.input = input;
        this.before = before;
        this.codes = codes;
    }

    /** The field with this said about it. */
    static FieldDefinition applied(Input input, FieldDefinition before, CodeBook codes) {
        FieldDefinition after = new FieldInput(input, before, codes).read();
        input.check();
        if (Json.write(Map.of("choices", after.choices(), "organizations", after.organizations()))
                        .length()
                > 10 * LONGEST_JSON) {
            throw new InvalidInputException("choices", "too_long", "The definition is too large.");
        }
        return after;
    }

    private FieldDefinition read() {
        Boolean required = input.flag("required");
        Boolean active = input.flag("active");
        FieldDefinition after = new FieldDefinition(
                before.name(),
                before.type(),
                labels(input, before.labels()),
                kinds(),
                organizations(),
                choices(),
                required == null ? before.required() : required,
                roles("readableBy", before.readableBy()),
                roles("writableBy", before.writableBy()),
                before.defaultValue(),
                active == null ? before.active() : active,
                null,
                false,
                before.version());
        return withDefault(after);
    }

    private FieldDefinition withDefault(FieldDefinition field) {
        Object value = input.has("defaultValue") ? input.any("defaultValue") : field.defaultValue();
        Object stored = value == null ? null : FieldValues.stored(field, value);
        if (value != null && (stored == null || field.kindOfValue() == Type.PERSON)) {
            input.fail(
                    "defaultValue",
                    "type",
                    field.kindOfValue() == Type.PERSON ? "cannot be a person" : FieldValues.expected(field));
        }
        return field.withDefault(stored);
    }

    private List<String> kinds() {
        List<String> kinds = input.texts("kinds", 100, 60);
        if (kinds == null) {
            return input.has("kinds") ? List.of() : before.kinds();
        }
        for (String kind : kinds) {
            if (!codes.has(CodeBook.KIND, kind)) {
                input.fail("kinds", "not_found", "names a kind that is none of this desk: " + kind);
            }
        }
        return kinds;
    }

    private List<UUID> organizations() {
        List<String> given = input.texts("organizations", MOST_ORGANIZATIONS, 40);
        if (given == null) {
            return input.has("organizations") ? List.of() : before.organizations();
        }
        List<UUID> organizations = new ArrayList<>();
        for (String id : given) {
            if (id.matches(UUID_TEXT)) {
                organizations.add(UUID.fromString(id));
            } else {
                input.fail("organizations", "format", "must be ids of organizations");
            }
        }
        return organizations;
    }

    private List<String> roles(String field, List<String> otherwise) {
        List<String> roles = input.texts(field, MOST_ROLES, 60);
        return roles != null ? roles : input.has(field) ? List.of() : otherwise;
    }

    private List<FieldDefinition.Choice> choices() {
        boolean chosen = FieldTypes.isChosen(before.kindOfValue());
        List<Input> given = input.objects("choices", MOST_CHOICES);
        if (given == null) {
            if (chosen && before.choices().isEmpty()) {
                input.fail("choices", "required", "is required for this type");
            }
            return before.choices();
        }
        if (!chosen) {
            input.fail("choices", "not_allowed", "belongs to the types choice and choices");
        }
        Map<String, FieldDefinition.Choice> choices = new LinkedHashMap<>();
        for (Input each : given) {
            String key = each.requiredText("key", 60);
            if (!key.isEmpty() && !KEY.matcher(key).matches()) {
                each.fail("key", "format", "must be letters, digits, dots, underscores and hyphens");
            }
            Boolean active = each.flag("active");
            Map<String, String> labels = labels(each, Map.of("en", key));
            each.noMore();
            if (choices.put(key, new FieldDefinition.Choice(key, labels, active == null || active)) != null) {
                each.fail("key", "duplicate", "stands in the list twice");
            }
        }
        // What stands in tickets keeps its meaning: a choice that is left out is not given any more.
        for (FieldDefinition.Choice choice : before.choices()) {
            choices.putIfAbsent(choice.key(), new FieldDefinition.Choice(choice.key(), choice.labels(), false));
        }
        return List.copyOf(choices.values());
    }

    private static Map<String, String> labels(Input input, Map<String, String> before) {
        Input given = input.object("labels");
        if (given == null) {
            return before;
        }
        Map<String, String> labels = new TreeMap<>(before);
        for (String language : given.names()) {
            String label = given.text(language, LONGEST_LABEL);
            if (!LANGUAGE.matcher(language).matches()) {
                given.fail(language.substring(0, Math.min(40, language.length())), "format", "is no language tag");
            } else if (label == null) {
                labels.remove(language);
            } else if (label.isBlank()) {
                given.fail(language, "required", "must not be blank");
            } else {
                labels.put(language, label.strip());
            }
        }
        if (labels.isEmpty()) {
            input.fail("labels", "required", "needs one label at least");
        }
        return labels;
    }

    /** A definition of nothing but a name and a type, to be said more about; read from a new field's input. */
    static FieldDefinition blank(Input input) {
        String name = input.requiredText("name", 50);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            input.fail(
                    "name",
                    "format",
                    "must be letters, digits, underscores and hyphens, beginning with a letter; names with a dot are those "
                            + "of modules");
        }
        String type = input.oneOf("type", FieldTypes.KEYS);
        if (type == null && (!input.has("type") || input.any("type") == null)) {
            input.fail("type", "required", "is required");
        }
        return new FieldDefinition(
                name,
                type == null ? Type.TEXT.key() : type,
                Map.of("en", name.isEmpty() ? "?" : name),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                null,
                true,
                null,
                false,
                1);
    }
}
