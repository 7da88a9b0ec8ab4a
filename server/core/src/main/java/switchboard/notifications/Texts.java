package switchboard.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.notifications.NotificationTemplate;
import switchboard.api.notifications.NotificationTemplate.Text;
import switchboard.api.users.Organization;
import switchboard.api.users.User;
import switchboard.notifications.TemplateStore.Custom;
import switchboard.persistence.Transactions;
import switchboard.users.UserService;

/**
 * Finds the text of an event for somebody: the languages are tried in the order of the person's locale, its language alone,
 * the language of the organization and English; within a language the organization's own text comes first, then the desk's,
 * then the shipped one.
 */
final class Texts {

    private static final String LAST = "en";

    private final Transactions transactions;
    private final UserService users;
    private final TemplateBook book;

    Texts(Transactions transactions, UserService users, TemplateBook book) {
        this.transactions = transactions;
        this.users = users;
        this.book = book;
    }

    /** @param language the text's own */
    record Chosen(Text text, String language) {}

    /** Empty where no enabled module tells of the event. */
    Optional<Chosen> find(String event, @Nullable UUID organization, User receiver) {
        NotificationTemplate shipped = book.shipped(event);
        if (shipped == null) {
            return Optional.empty();
        }
        List<Custom> custom = transactions.read(dsl -> TemplateStore.of(dsl, event, organization));
        for (String language : languages(organization, receiver)) {
            Text text = text(custom, organization, language);
            Text found = text == null ? shipped.texts().get(language) : text;
            if (found != null) {
                return Optional.of(new Chosen(found, language));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Text text(List<Custom> custom, @Nullable UUID organization, String language) {
        Text ofAll = null;
        for (Custom one : custom) {
            if (one.language().equals(language)) {
                if (one.organization().equals(organization)) {
                    return one.text();
                }
                ofAll = one.text();
            }
        }
        return ofAll;
    }

    private List<String> languages(@Nullable UUID organization, User receiver) {
        List<String> languages = new ArrayList<>();
        add(languages, receiver.locale());
        users.organization(organization == null ? receiver.organization() : organization)
                .map(Organization::language)
                .ifPresent(language -> add(languages, language));
        add(languages, LAST);
        return languages;
    }

    /** A tag, and its language without region and script. */
    private static void add(List<String> languages, String tag) {
        languages.add(tag);
        languages.add(Locale.forLanguageTag(tag).getLanguage());
    }
}
