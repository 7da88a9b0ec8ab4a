package switchboard.knowledge.articles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a command says of an article: a new one, a patch, a line of an import.
 *
 * @param translationOf the source, as id or external id
 * @param source the same, resolved
 */
record ArticleFields(
        Given<UUID> organization,
        Given<String> externalId,
        Given<String> title,
        Given<String> body,
        Given<String> language,
        Given<String> category,
        Given<Visibility> visibility,
        Given<List<String>> roles,
        Given<List<String>> tags,
        Given<ArticleStatus> status,
        Given<UUID> owner,
        Given<String> translationOf,
        Given<UUID> source,
        Given<Instant> reviewAt) {

    /** A command that puts earlier content in again. */
    static ArticleFields content(String title, String body, Given<ArticleStatus> status) {
        return new ArticleFields(
                Given.absent(),
                Given.absent(),
                Given.of(title),
                Given.of(body),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent(),
                status,
                Given.absent(),
                Given.absent(),
                Given.absent(),
                Given.absent());
    }

    /** The same with the source of the translation resolved. */
    ArticleFields withSource(@Nullable UUID found) {
        return new ArticleFields(
                organization,
                externalId,
                title,
                body,
                language,
                category,
                visibility,
                roles,
                tags,
                status,
                owner,
                translationOf,
                Given.of(found),
                reviewAt);
    }
}
