package switchboard.major.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.major.ground.Difference;

/** A criterion as a client sent it; null is what was not given. */
record CriterionFields(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<Measure> conditions,
        @Nullable Boolean active) {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_DESCRIPTION = 4_000;
    private static final int MOST_CONDITIONS = 20;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 100;
    private static final long MOST = 1_000_000_000L;

    private static final Set<String> CODES =
            Set.of("kind", "status", "impact", "urgency", "priority", "category", "channel");
    private static final Pattern CUSTOM = Pattern.compile("fields\\.[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    static CriterionFields created(Input input) {
        String name = input.requiredText("name", LONGEST_NAME);
        if (!input.has("conditions")) {
            input.fail("conditions", "required", "is required");
        }
        return read(input, name);
    }

    static CriterionFields patched(Input input) {
        return read(input, input.has("name") ? input.requiredText("name", LONGEST_NAME) : null);
    }

    private static CriterionFields read(Input input, @Nullable String name) {
        String description = input.text("description", LONGEST_DESCRIPTION);
        List<Measure> conditions = input.has("conditions") ? conditions(input) : null;
        Boolean active = input.flag("active");
        input.check();
        return new CriterionFields(name, description, conditions, active);
    }

    private static List<Measure> conditions(Input input) {
        List<Measure> measures = new ArrayList<>();
        List<Input> objects = input.objects("conditions", MOST_CONDITIONS);
        if (objects == null || objects.isEmpty()) {
            input.fail("conditions", "required", "must hold at least one condition");
            return measures;
        }
        for (Input object : objects) {
            measures.add(measure(object));
        }
        return measures;
    }

    private static Measure measure(Input object) {
        String field = object.requiredText("field", LONGEST_VALUE + Measure.CUSTOM.length());
        boolean custom = CUSTOM.matcher(field).matches();
        boolean counted = custom || field.equals(Measure.AFFECTED_USERS);
        if (!field.isEmpty() && !counted && !CODES.contains(field)) {
            object.fail("field", "not_allowed", "must be a code of tickets, affectedUsers, or fields.<name>");
        }
        Long atLeast = object.number("atLeast", 0, MOST);
        List<String> oneOf = object.texts("oneOf", MOST_VALUES, LONGEST_VALUE);
        if ((atLeast == null) == (oneOf == null)) {
            object.fail("atLeast", "not_allowed", "must stand there, or oneOf, and not both");
        } else if (atLeast != null && !counted) {
            object.fail("atLeast", "not_allowed", "is for affectedUsers and custom fields");
        } else if (oneOf != null && (oneOf.isEmpty() || oneOf.stream().anyMatch(value -> value.contains("\n")))) {
            object.fail("oneOf", "not_allowed", "must hold at least one value, each in one line");
        }
        object.noMore();
        return new Measure(field, atLeast, oneOf);
    }

    Difference differences(Criterion current) {
        return new Difference()
                .of("name", name != null, name, current.name())
                .of("description", description != null, description, current.description())
                .of("conditions", conditions != null, conditions, current.conditions())
                .of("active", active != null, active, current.active());
    }
}
