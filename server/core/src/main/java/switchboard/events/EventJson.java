package switchboard.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.events.Subject;
import switchboard.json.Json;

/** An event as one line of JSON, the same as in a page. */
final class EventJson {

    private EventJson() {}

    static String of(Event event) {
        EventView view = EventView.of(event);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("position", view.position());
        json.put("type", view.type());
        json.put("at", view.at());
        json.put("actor", subject(view.actor()));
        json.put("subject", subject(view.subject()));
        json.put("cause", view.cause());
        json.put("data", view.data());
        return Json.write(json);
    }

    private static Map<String, Object> subject(Subject subject) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", subject.type());
        json.put("id", subject.id());
        return json;
    }
}
