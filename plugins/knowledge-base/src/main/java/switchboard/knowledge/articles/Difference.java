package switchboard.knowledge.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** One field in which a command that lost a race differs from what stands there now. */
record Difference(
        String field, @Nullable Object yours, @Nullable Object current) {

    /** The refusal of a command that was meant for another version. */
    static ServiceDeskException stale(ArticleFields yours, ShownArticle current) {
        Article article = current.article();
        List<Difference> differences = new ArrayList<>();
        compare(differences, "title", yours.title(), current.content().title());
        compare(differences, "body", yours.body(), current.content().body());
        compare(differences, "status", yours.status(), current.status());
        compare(differences, "visibility", yours.visibility(), article.visibility());
        compare(differences, "roles", yours.roles(), article.roles());
        compare(differences, "tags", yours.tags(), article.tags());
        compare(differences, "category", yours.category(), article.category());
        compare(differences, "language", yours.language(), article.language());
        compare(differences, "externalId", yours.externalId(), article.externalId());
        compare(differences, "owner", yours.owner(), article.owner());
        compare(differences, "translationOf", yours.source(), article.translationOf());
        compare(differences, "reviewAt", yours.reviewAt(), article.reviewAt());
        return stale(differences);
    }

    static ServiceDeskException stale(List<Difference> differences) {
        return new ServiceDeskException(
                Refusal.STALE,
                "request.stale",
                "The article was changed since the version that If-Match names.",
                List.of(),
                Map.of("differences", List.copyOf(differences)),
                null);
    }

    private static <T> void compare(
            List<Difference> differences, String field, Given<? extends T> yours, @Nullable T current) {
        if (yours.present() && !Objects.equals(yours.value(), current)) {
            differences.add(new Difference(field, yours.value(), current));
        }
    }
}
