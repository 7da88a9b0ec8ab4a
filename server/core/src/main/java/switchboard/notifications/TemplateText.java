package switchboard.notifications;

import java.util.Locale;
import switchboard.api.notifications.NotificationTemplate.Text;

/** What every text of a template must be. */
final class TemplateText {

    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_BODY = 20_000;

    private TemplateText() {}

    /** @throws IllegalArgumentException where it is none */
    static void check(String event, String language, Text text) {
        boolean sound = isLanguage(language)
                && !text.subject().isBlank()
                && text.subject().length() <= LONGEST_SUBJECT
                && text.body().length() <= LONGEST_BODY;
        if (!sound) {
            throw new IllegalArgumentException("the template for " + event + " in " + language
                    + " needs a language, a subject of at most " + LONGEST_SUBJECT
                    + " characters and a body of at most "
                    + LONGEST_BODY);
        }
        Template.of(text.subject());
        Template.of(text.body());
    }

    static boolean isLanguage(String tag) {
        return !tag.isEmpty()
                && tag.length() <= 35
                && !tag.equals("und")
                && Locale.forLanguageTag(tag).toLanguageTag().equalsIgnoreCase(tag);
    }
}
