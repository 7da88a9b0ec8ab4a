package switchboard.knowledge.articles;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.api.users.Organization;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;

/**
 * Reads the fields of an article from input, strictly, and resolves people and organizations. Made for one request or
 * one import: it remembers whom it has found. Not safe for use by several threads.
 */
final class ArticleFieldsReader {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_BODY = 500_000;
    static final int LONGEST_REFERENCE = 254;
    static final int LONGEST_EXTERNAL_ID = 200;
    private static final int LONGEST_CATEGORY = 100;
    private static final int MOST_LABELS = 50;
    private static final int LONGEST_LABEL = 60;

    private final UserDirectory users;
    private final Map<String, Optional<UUID>> people = new HashMap<>();
    private final Map<String, Optional<UUID>> organizations = new HashMap<>();

    ArticleFieldsReader(UserDirectory users) {
        this.users = users;
    }

    /** A new article. */
    ArticleFields created(Input input) {
        return read(input, true, reference(input, "organization", organizations, this::findOrganization), true);
    }

    /** A line of an import: like a new article, and with an external id. */
    ArticleFields imported(Input input) {
        ArticleFields fields =
                read(input, false, reference(input, "organization", organizations, this::findOrganization), true);
        if (fields.externalId().value() == null) {
            input.requiredText("externalId", LONGEST_EXTERNAL_ID);
        }
        input.check();
        return fields;
    }

    /** A merge patch. */
    ArticleFields patched(Input input) {
        input.refuse("organization", "read_only", "cannot be changed");
        ArticleFields fields = read(input, false, Given.absent(), input.has("title"));
        refuseNull(input, "language", fields.language());
        refuseNull(input, "owner", fields.owner());
        refuseNull(input, "status", fields.status());
        input.check();
        return fields;
    }

    private static void refuseNull(Input input, String field, Given<?> given) {
        if (input.has(field) && !given.present()) {
            input.fail(field, "required", "cannot be removed");
        }
    }

    private ArticleFields read(Input input, boolean check, Given<UUID> organization, boolean titled) {
        ArticleFields fields = new ArticleFields(
                organization,
                text(input, "externalId", LONGEST_EXTERNAL_ID),
                titled ? Given.of(oneLine(input.requiredText("title", LONGEST_TITLE))) : Given.absent(),
                input.has("body") ? Given.of(input.text("body", LONGEST_BODY)) : Given.absent(),
                language(input),
                text(input, "category", LONGEST_CATEGORY),
                given(input, "visibility", input.oneOf("visibility", Visibility.KEYS), Visibility::of),
                roles(input),
                given(input, "tags", input.texts("tags", MOST_LABELS, LONGEST_LABEL), tags -> tags),
                status(input),
                owner(input),
                text(input, "translationOf", LONGEST_REFERENCE),
                Given.absent(),
                given(input, "reviewAt", input.instant("reviewAt"), at -> at.truncatedTo(ChronoUnit.MICROS)));
        if (check) {
            input.check();
        }
        return fields;
    }

    private static Given<String> text(Input input, String field, int longest) {
        if (!input.has(field)) {
            return Given.absent();
        }
        String text = input.text(field, longest);
        return Given.of(text == null || text.isBlank() ? null : oneLine(text));
    }

    private static Given<String> language(Input input) {
        String tag = input.text("language", LanguageTag.LONGEST);
        if (tag == null) {
            return Given.absent();
        }
        Optional<String> normalized = LanguageTag.normalized(tag);
        if (normalized.isEmpty()) {
            input.fail("language", "format", "must be a BCP 47 language tag, such as en or zh-Hans");
        }
        return Given.of(normalized.orElse(null));
    }

    private static Given<List<String>> roles(Input input) {
        List<String> roles = input.texts("roles", MOST_LABELS, LONGEST_LABEL);
        if (roles != null && !roles.stream().allMatch(role -> role.matches("[a-z][a-z0-9_-]*"))) {
            input.fail("roles", "format", "must be a list of role keys, such as team_lead");
            return Given.absent();
        }
        return given(input, "roles", roles, keys -> keys);
    }

    private static Given<ArticleStatus> status(Input input) {
        String status = input.oneOf("status", ArticleStatus.KEYS);
        return status == null ? Given.absent() : Given.of(ArticleStatus.of(status));
    }

    private Given<UUID> owner(Input input) {
        return reference(input, "owner", people, this::findPerson);
    }

    private static <S, T> Given<T> given(Input input, String field, @Nullable S value, Function<S, T> made) {
        if (!input.has(field)) {
            return Given.absent();
        }
        return Given.of(value == null ? null : made.apply(value));
    }

    private static Given<UUID> reference(
            Input input, String field, Map<String, Optional<UUID>> known, Function<String, Optional<UUID>> find) {
        String reference = input.text(field, LONGEST_REFERENCE);
        if (reference == null) {
            return Given.absent();
        }
        Optional<UUID> id = known.computeIfAbsent(reference, find);
        if (id.isEmpty()) {
            input.fail(field, "not_found", "is not known");
        }
        return Given.of(id.orElse(null));
    }

    private Optional<UUID> findPerson(String reference) {
        return users.findUser(reference).map(User::id);
    }

    private Optional<UUID> findOrganization(String reference) {
        return users.findOrganization(reference).map(Organization::id);
    }

    /** Titles and keys stand on one line, whatever white space they came with. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }
}
