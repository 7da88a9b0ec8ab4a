package switchboard.api.notifications;

import java.util.Map;

/**
 * What a notification says as it is shipped; administrators change it by language and organization.
 *
 * @param event {@code noun.happened}
 * @param texts by BCP 47 tag; {@code en} at least
 */
public record NotificationTemplate(String event, Map<String, Text> texts) {

    public NotificationTemplate {
        texts = Map.copyOf(texts);
        if (!texts.containsKey("en")) {
            throw new IllegalArgumentException("A template needs an English text");
        }
    }

    /**
     * The text in one language. {@code {{name}}} stands for a value; {@code {{#name}}…{{/name}}} stands there only where
     * the value is there and not empty. Values are never read as templates.
     */
    public record Text(String subject, String body) {}
}
