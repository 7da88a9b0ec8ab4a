package switchboard.notifications;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.api.notifications.NotificationTemplate;

/** The templates as they are shipped, by the core and by enabled plugins. */
public final class TemplateBook {

    private static final String CORE = "core";

    private final Map<String, List<NotificationTemplate>> owners = new HashMap<>();
    private volatile Map<String, NotificationTemplate> byEvent = Map.of();

    public TemplateBook() {
        set(CORE, CoreTemplates.all());
    }

    /**
     * Sets the templates of one owner, replacing those it had.
     *
     * @throws IllegalArgumentException where another owner has one for the same event, or one is no template; nothing has
     *     changed then
     */
    public synchronized void set(String owner, List<NotificationTemplate> templates) {
        Map<String, NotificationTemplate> all = new TreeMap<>();
        owners.forEach((other, others) -> {
            if (!other.equals(owner)) {
                others.forEach(template -> all.put(template.event(), template));
            }
        });
        for (NotificationTemplate template : templates) {
            template.texts().forEach((language, text) -> TemplateText.check(template.event(), language, text));
            if (all.putIfAbsent(template.event(), template) != null) {
                throw new IllegalArgumentException("there is a template for " + template.event() + " already");
            }
        }
        owners.put(owner, List.copyOf(templates));
        byEvent = Map.copyOf(all);
    }

    @Nullable
    NotificationTemplate shipped(String event) {
        return byEvent.get(event);
    }

    /** By event, in its order. */
    List<NotificationTemplate> all() {
        return List.copyOf(new TreeMap<>(byEvent).values());
    }
}
