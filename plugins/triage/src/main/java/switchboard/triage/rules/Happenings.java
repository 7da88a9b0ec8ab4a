package switchboard.triage.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.tickets.Ticket;
import switchboard.triage.conditions.Facts;

/** What events of tickets say, as conditions know it. */
public final class Happenings {

    private Happenings() {}

    /** The part of the type after the noun. */
    public static String type(Event event) {
        return event.type().substring(event.type().indexOf('.') + 1);
    }

    public static Facts.Happening of(Event event) {
        Map<String, String> before = new HashMap<>();
        List<String> changed = new ArrayList<>();
        if (event.data().get("changes") instanceof List<?> changes) {
            for (Object each : changes) {
                if (each instanceof Map<?, ?> change) {
                    String field = String.valueOf(change.get("field"));
                    changed.add(field);
                    if (change.containsKey("before")) {
                        before.put(field, text(change.get("before")));
                    }
                }
            }
        } else if (event.type().equals("ticket.created")) {
            changed.addAll(new TreeSet<>(event.data().keySet()));
        }
        return new Facts.Happening(type(event), event.actor(), before, changed);
    }

    /** As if the ticket had just been made or touched like this, with nothing known of how it was before. */
    public static Facts.Happening supposed(String type, Ticket ticket) {
        List<String> changed = type.equals("created")
                ? List.copyOf(new TreeSet<>(Facts.codes(ticket).keySet()))
                : List.of();
        return new Facts.Happening(type, null, Map.of(), changed);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
