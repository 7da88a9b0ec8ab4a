package switchboard.triage.actions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing to do to a ticket.
 *
 * @param does {@code set}, {@code assign}, {@code note}, {@code reply}, {@code transition}, {@code notify} or {@code stop}
 * @param values what it needs, by name
 */
public record Action(String does, Map<String, Object> values) {

    public static final String SET = "set";
    public static final String ASSIGN = "assign";
    public static final String NOTE = "note";
    public static final String REPLY = "reply";
    public static final String TRANSITION = "transition";
    public static final String NOTIFY = "notify";
    public static final String STOP = "stop";

    /** A text among its values, empty where there is none. */
    public String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    /** The fields that it sets; none where it sets none. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> fields() {
        return values.get("fields") instanceof Map<?, ?> fields ? (Map<String, Object>) fields : Map.of();
    }

    /** As it is stored and shown. */
    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("do", does);
        view.putAll(values);
        return view;
    }

    /** Out of what was stored. */
    public static List<Action> stored(Object list) {
        List<Action> actions = new ArrayList<>();
        if (list instanceof List<?> each) {
            for (Object element : each) {
                if (element instanceof Map<?, ?> map) {
                    Map<String, Object> values = new LinkedHashMap<>();
                    map.forEach((name, value) -> values.put(String.valueOf(name), value));
                    actions.add(new Action(String.valueOf(values.remove("do")), values));
                }
            }
        }
        return List.copyOf(actions);
    }
}
