package switchboard.knowledge.articles;

import static switchboard.knowledge.articles.ArticleTables.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.users.Organization;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;

/** The filters of the list of articles as one condition. A parameter given twice means "or". */
final class ArticleFilter {

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 300;

    private final UserDirectory users;
    private final Caller caller;
    private final ArticleVisibility visibility;

    ArticleFilter(UserDirectory users, Caller caller, ArticleVisibility visibility) {
        this.users = users;
        this.caller = caller;
        this.visibility = visibility;
    }

    /** @throws MalformedException {@code request.bad_filter} where a value cannot be one of the filter's */
    Condition of(Map<String, List<String>> parameters) {
        return DSL.and(
                filter(parameters, "status", values -> visibility
                        .shownStatus()
                        .in(known("status", values, ArticleStatus.KEYS))),
                filter(parameters, "visibility", values -> VISIBILITY.in(known("visibility", values, Visibility.KEYS))),
                filter(parameters, "language", ArticleFilter::language),
                filter(parameters, "category", CATEGORY::in),
                filter(parameters, "externalId", EXTERNAL_ID::in),
                filter(
                        parameters,
                        "tag",
                        values -> DSL.exists(DSL.selectOne()
                                .from(TAG)
                                .where(TAG_ARTICLE.eq(ID))
                                .and(TAG_VALUE.in(values)))),
                filter(
                        parameters,
                        "organization",
                        values -> ORGANIZATION.in(found("organization", values, text -> users.findOrganization(text)
                                .map(Organization::id)))),
                filter(parameters, "owner", values -> OWNER.in(found("owner", values, this::person))));
    }

    private static Condition filter(
            Map<String, List<String>> parameters, String name, Function<List<String>, Condition> condition) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return DSL.noCondition();
        }
        if (values.size() > MOST_VALUES || values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw bad(name, "has too many or too long values");
        }
        return condition.apply(values);
    }

    private static List<String> known(String name, List<String> values, Set<String> keys) {
        if (!keys.containsAll(values)) {
            throw bad(
                    name,
                    "must be one of " + String.join(", ", keys.stream().sorted().toList()));
        }
        return values;
    }

    private static Condition language(List<String> values) {
        return DSL.or(values.stream()
                .map(value -> LanguageTag.normalized(value)
                        .orElseThrow(() -> bad("language", "must be a BCP 47 language tag")))
                .map(tag -> LANGUAGE.eq(tag).or(LANGUAGE.like(tag + "-%")))
                .toList());
    }

    private static List<UUID> found(String name, List<String> values, Function<String, Optional<UUID>> find) {
        return values.stream()
                .map(value -> find.apply(value).orElseThrow(() -> bad(name, "is not known")))
                .toList();
    }

    private Optional<UUID> person(String reference) {
        return "me".equals(reference)
                ? Optional.of(caller.id())
                : users.findUser(reference).map(User::id);
    }

    private static MalformedException bad(String name, String what) {
        return new MalformedException("request.bad_filter", name + " " + what + ".");
    }
}
