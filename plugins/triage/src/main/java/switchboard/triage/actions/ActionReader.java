package switchboard.triage.actions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.api.users.UserDirectory;

/** Reads actions; people and teams are looked up now, so that an action holds ids. */
public final class ActionReader {

    public static final int LONGEST_TEXT = 20_000;

    private static final int MOST = 20;
    private static final int MOST_FIELDS = 50;
    private static final Set<String> CODES = Set.of("category", "priority", "impact", "urgency");
    private static final Set<String> KINDS =
            Set.of(Action.SET, Action.ASSIGN, Action.NOTE, Action.REPLY, Action.TRANSITION, Action.NOTIFY, Action.STOP);

    private final UserDirectory users;

    public ActionReader(UserDirectory users) {
        this.users = users;
    }

    /** The actions of a field, as they are stored; at least one. */
    public List<Map<String, Object>> read(Input input, String field) {
        List<Input> given = input.objects(field, MOST);
        if (given == null || given.isEmpty()) {
            input.fail(field, "required", "must name at least one action");
            return List.of();
        }
        return given.stream().map(each -> action(each).view()).toList();
    }

    private Action action(Input input) {
        String does = input.oneOf("do", KINDS);
        if (does == null) {
            input.fail("do", "required", "is required");
            return new Action(Action.STOP, Map.of());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        switch (does) {
            case Action.SET -> values.put("fields", fields(input));
            case Action.ASSIGN -> put(values, "strategy", input.text("strategy", 60));
            case Action.NOTE -> values.put("body", body(input, "body"));
            case Action.REPLY -> values.putAll(reply(input));
            case Action.TRANSITION -> values.putAll(transition(input));
            case Action.NOTIFY -> values.putAll(notification(input));
            default -> {
                // To stop needs no more.
            }
        }
        input.noMore();
        return new Action(does, values);
    }

    /** The fields that {@code fields} sets; public, because macros set fields too. */
    public Map<String, Object> fields(Input input) {
        Input given = input.object("fields");
        if (given == null || given.names().isEmpty()) {
            input.fail("fields", "required", "must name at least one field");
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        CODES.stream().sorted().forEach(code -> put(fields, code, given.text(code, 100)));
        put(fields, "priorityReason", given.text("priorityReason", 500));
        put(fields, "team", team(given));
        put(fields, "assignee", person(given, "assignee"));
        put(fields, "owner", person(given, "owner"));
        Input custom = given.object("fields");
        if (custom != null) {
            fields.put("fields", custom(custom));
        }
        if (fields.containsKey("priority") && !fields.containsKey("priorityReason")) {
            given.fail("priorityReason", "required", "says why, where a priority is set");
        }
        given.noMore();
        return fields;
    }

    private static Map<String, Object> custom(Input custom) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (custom.names().size() > MOST_FIELDS) {
            custom.fail("", "too_long", "must have at most " + MOST_FIELDS + " fields");
        }
        for (String name : custom.names()) {
            Object value = custom.any(name);
            if (value instanceof String text && text.length() > LONGEST_TEXT) {
                custom.fail(name, "too_long", "must have at most " + LONGEST_TEXT + " characters");
            } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                values.put(name, value);
            } else {
                custom.fail(name, "type", "must be a text, a number or a flag");
            }
        }
        return values;
    }

    private @Nullable String team(Input input) {
        String reference = input.text("team", 200);
        if (reference == null) {
            return null;
        }
        String id = users.findTeam(reference.strip())
                .map(team -> team.id().toString())
                .orElse(null);
        if (id == null) {
            input.fail("team", "not_found", "is no team");
        }
        return id;
    }

    private @Nullable String person(Input input, String field) {
        String reference = input.text(field, 200);
        if (reference == null) {
            return null;
        }
        String id = users.findUser(reference.strip())
                .map(user -> user.id().toString())
                .orElse(null);
        if (id == null) {
            input.fail(field, "not_found", "is nobody on this desk");
        }
        return id;
    }

    private static Map<String, Object> reply(Input input) {
        Map<String, Object> values = new LinkedHashMap<>();
        String macro = input.text("macro", 120);
        if (macro == null || macro.isBlank()) {
            values.put("body", body(input, "body"));
        } else {
            input.refuse("body", "not_allowed", "stands in the macro");
            values.put("macro", macro.strip());
        }
        return values;
    }

    private static Map<String, Object> transition(Input input) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("to", input.requiredText("to", 60));
        put(values, "resolution", input.text("resolution", LONGEST_TEXT));
        put(values, "code", input.text("code", 60));
        put(values, "comment", input.text("comment", LONGEST_TEXT));
        return values;
    }

    private Map<String, Object> notification(Input input) {
        List<String> given = input.texts("to", 50, 200);
        List<String> receivers = new ArrayList<>();
        if (given == null || given.isEmpty()) {
            input.fail("to", "required", "must name whom to tell");
        } else {
            for (String each : given) {
                String receiver = Receivers.ROLES.contains(each)
                        ? each
                        : users.findUser(each).map(user -> user.id().toString()).orElse(null);
                if (receiver == null) {
                    input.fail("to", "not_found", "names nobody on this desk: " + each);
                } else {
                    receivers.add(receiver);
                }
            }
        }
        return Map.of("to", receivers, "message", body(input, "message"));
    }

    private static String body(Input input, String field) {
        String body = input.requiredText(field, LONGEST_TEXT);
        Placeholders.unknown(body)
                .ifPresent(
                        name -> input.fail(field, "not_allowed", "names {{" + name + "}}, which stands for nothing"));
        return body;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
