package switchboard.tickets.tasks;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.users.UserService;

/**
 * What a command to a task sets, each field checked; people and teams are ids by now. A field that is not named in it stays
 * as it is.
 */
record TaskInput(Set<String> given, Map<String, Object> values) {

    static final int LONGEST_TITLE = 500;
    static final int LONGEST_DESCRIPTION = 20_000;
    static final int MOST_TASKS = 200;
    private static final int LONGEST_REFERENCE = 254;

    /** @param creation whether the title is required */
    static TaskInput read(Input input, boolean creation, DSLContext dsl, UserService users) {
        Map<String, Object> values = new HashMap<>();
        if (creation || input.has("title")) {
            values.put("title", input.requiredText("title", LONGEST_TITLE));
        }
        put(values, "description", input.text("description", LONGEST_DESCRIPTION));
        put(values, "due", input.instant("due"));
        put(
                values,
                "state",
                required(input, "state", input.oneOf("state", Set.of(Task.OPEN, Task.DONE, Task.SKIPPED))));
        put(values, "required", required(input, "required", input.flag("required")));
        put(values, "position", required(input, "position", input.number("position", 1, MOST_TASKS)));
        put(values, "owner", reference(input, "owner", users.resolvePeople(dsl, given(input, "owner"))));
        put(values, "team", reference(input, "team", users.resolveTeams(dsl, given(input, "team"))));
        for (String field : Set.of("id", "ticket", "author", "createdAt", "updatedAt", "endedAt", "version")) {
            input.refuse(field, "read_only", "cannot be set");
        }
        TaskInput read = new TaskInput(Set.copyOf(input.names()), values);
        input.check();
        return read;
    }

    private static <T> @Nullable T required(Input input, String field, @Nullable T value) {
        if (value == null && input.has(field) && input.any(field) == null) {
            input.fail(field, "required", "cannot be cleared");
        }
        return value;
    }

    private static Set<String> given(Input input, String field) {
        return input.any(field) instanceof String text && !text.isBlank() && text.length() <= LONGEST_REFERENCE
                ? Set.of(text.strip())
                : Set.of();
    }

    private static @Nullable UUID reference(Input input, String field, Map<String, UUID> known) {
        String text = input.text(field, LONGEST_REFERENCE);
        if (text == null || text.isBlank()) {
            return null;
        }
        UUID id = known.get(text.strip());
        if (id == null) {
            input.fail(field, "not_found", "names nobody and nothing on this desk");
        }
        return id;
    }

    private static void put(Map<String, Object> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    /** Where it is to stand; null where nothing was said. */
    @Nullable
    Integer position() {
        return values.get("position") instanceof Long position ? position.intValue() : null;
    }

    /** The task with what was given; its version and its position are the caller's business. */
    Task applied(Task task, Instant now) {
        String state = (String) values.getOrDefault("state", task.state());
        boolean same = state.equals(task.state());
        return new Task(
                task.id(),
                task.ticket(),
                task.position(),
                (String) values.getOrDefault("title", task.title()),
                given.contains("description") ? (String) values.getOrDefault("description", "") : task.description(),
                given.contains("owner") ? (UUID) values.get("owner") : task.owner(),
                given.contains("team") ? (UUID) values.get("team") : task.team(),
                given.contains("due") ? (Instant) values.get("due") : task.due(),
                state,
                (Boolean) values.getOrDefault("required", task.required()),
                task.author(),
                task.createdAt(),
                task.updatedAt(),
                same ? task.endedAt() : state.equals(Task.OPEN) ? null : now,
                task.version());
    }
}
