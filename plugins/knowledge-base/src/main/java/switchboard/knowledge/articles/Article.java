package switchboard.knowledge.articles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article without its content, as it is or as a command leaves it.
 *
 * @param status the state of the newest content
 * @param author who wrote the article first; never changes
 * @param owner who answers for it
 * @param latest number of the newest content
 * @param live number of the content that readers see, null where they see none
 * @param publishedAt when the live content went live, or the last one did
 * @param version grows with every change; the ETag is made of it
 */
public record Article(
        UUID id,
        UUID organization,
        @Nullable String externalId,
        String language,
        @Nullable String category,
        Visibility visibility,
        List<String> roles,
        List<String> tags,
        ArticleStatus status,
        UUID owner,
        UUID author,
        @Nullable UUID translationOf,
        long latest,
        @Nullable Long live,
        @Nullable Instant reviewAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt,
        long version) {

    public Article {
        roles = List.copyOf(roles);
        tags = List.copyOf(tags);
    }

    /** The same with its next version, changed now. */
    Article changed(Instant now) {
        return new Article(
                id,
                organization,
                externalId,
                language,
                category,
                visibility,
                roles,
                tags,
                status,
                owner,
                author,
                translationOf,
                latest,
                live,
                reviewAt,
                createdAt,
                now,
                publishedAt,
                version + 1);
    }
}
