package switchboard.notifications;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import switchboard.api.notifications.NotificationTemplate.Text;
import switchboard.api.users.User;
import switchboard.users.UserService;

/** Makes the text of a notification for its receiver, at the moment it is delivered or read. */
final class Renderer {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 60_000;

    /** The receiver's name, in every template. */
    private static final String RECEIVER = "receiver";

    private final Texts texts;
    private final UserService users;

    Renderer(Texts texts, UserService users) {
        this.texts = texts;
        this.users = users;
    }

    /** @param language of the text */
    record Rendered(String subject, String body, String language) {}

    /** Empty where no enabled module tells of the event. */
    Optional<Rendered> render(Told told, User receiver) {
        return render(told, receiver, Map.of());
    }

    /** The same with values that do not stand in the notification itself. */
    Optional<Rendered> render(Told told, User receiver, Map<String, Object> more) {
        Map<String, Object> values = new LinkedHashMap<>(told.values());
        values.putAll(more);
        return texts.find(told.event(), told.organization(), receiver)
                .map(chosen -> render(chosen.text(), chosen.language(), values, receiver));
    }

    /** One text with these values. */
    Rendered render(Text text, String language, Map<String, Object> values, User receiver) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(RECEIVER, receiver.displayName());
        Set<UUID> people = Wording.peopleIn(all);
        Map<UUID, User> named = people.isEmpty() ? Map.of() : users.users(people);
        Wording wording = new Wording(all, named, Locale.forLanguageTag(language), receiver.timeZone());
        String subject = Template.of(text.subject()).render(wording::of);
        String body = Template.of(text.body()).render(wording::of);
        return new Rendered(
                cut(subject.replaceAll("\\s+", " ").strip(), LONGEST_SUBJECT),
                cut(body.strip() + "\n", LONGEST_BODY),
                language);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
