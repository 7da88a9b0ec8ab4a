package switchboard.triage.actions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.triage.conditions.Facts;

/**
 * What actions would do to a ticket, without doing it. Priorities that would follow from impact and urgency are not foreseen,
 * nor whom a strategy would choose, nor whether the workflow allows a move.
 *
 * @param ticket the ticket as it would be
 * @param effects one line for each thing that would change or be written
 */
public record Preview(Ticket ticket, List<Map<String, Object>> effects) {

    public Preview {
        effects = List.copyOf(effects);
    }

    public boolean changesNothing() {
        return effects.isEmpty();
    }

    /** @param texts replaces what stands for values of the ticket in texts; may leave them as they are */
    public static Preview of(List<Action> actions, Ticket ticket, java.util.function.Function<Action, String> texts) {
        List<Map<String, Object>> effects = new ArrayList<>();
        Ticket now = ticket;
        for (Action action : actions) {
            switch (action.does()) {
                case Action.SET -> {
                    addChanges(effects, now, action.fields());
                    now = TicketSketch.with(now, action.fields());
                }
                case Action.TRANSITION -> {
                    String to = action.text("to");
                    if (!to.equals(now.status())) {
                        effects.add(change(Action.TRANSITION, "status", now.status(), to));
                        now = TicketSketch.with(now, Map.of("status", to));
                    }
                }
                case Action.ASSIGN -> {
                    if (now.assignee() == null) {
                        effects.add(line(Action.ASSIGN, "strategy", action.text("strategy")));
                    }
                }
                case Action.NOTE, Action.REPLY -> effects.add(line(action.does(), "body", texts.apply(action)));
                case Action.NOTIFY ->
                    effects.add(line(
                            Action.NOTIFY,
                            "to",
                            Receivers.of(action, now).stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .toList()));
                default -> {
                    // To stop has no effect on the ticket.
                }
            }
        }
        return new Preview(now, effects);
    }

    private static void addChanges(List<Map<String, Object>> effects, Ticket ticket, Map<String, Object> fields) {
        Map<String, String> codes = Facts.codes(ticket);
        fields.forEach((name, value) -> {
            if (name.equals("fields") && value instanceof Map<?, ?> custom) {
                custom.forEach((field, wanted) -> {
                    Object there = ticket.fields().get(String.valueOf(field));
                    if (!same(there, wanted)) {
                        effects.add(change(Action.SET, "fields." + field, there, wanted));
                    }
                });
            } else if (!name.equals("priorityReason") && !Objects.equals(codes.get(name), value)) {
                effects.add(change(Action.SET, name, blankToNull(codes.get(name)), value));
            }
        });
    }

    /** Whole numbers come back as other types than they went in. */
    private static boolean same(@Nullable Object there, @Nullable Object wanted) {
        if (there instanceof Number one && wanted instanceof Number other) {
            return Double.compare(one.doubleValue(), other.doubleValue()) == 0;
        }
        return Objects.equals(there, wanted);
    }

    private static @Nullable Object blankToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Map<String, Object> change(
            String does, String field, @Nullable Object before, @Nullable Object after) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("do", does);
        line.put("field", field);
        line.put("before", before);
        line.put("after", after);
        return line;
    }

    private static Map<String, Object> line(String does, String name, Object value) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("do", does);
        line.put(name, value);
        return line;
    }
}
