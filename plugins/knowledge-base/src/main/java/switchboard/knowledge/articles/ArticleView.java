package switchboard.knowledge.articles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.knowledge.markdown.SafeHtml;

/** An article as JSON. */
@Schema(name = "Article")
public record ArticleView(
        UUID id,
        @Nullable String externalId,

        @Schema(description = "Id of the organization it belongs to")
        UUID organization,

        String title,

        @Schema(description = "Markdown. Left out of lists.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String body,

        @Schema(description = "The body as safe HTML. Left out of lists.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String html,

        @Schema(description = "BCP 47 tag") String language,
        ArticleStatus status,
        Visibility visibility,
        List<String> roles,
        @Nullable String category,
        List<String> tags,

        @Schema(description = "Id of the person who answers for it")
        UUID owner,

        @Schema(description = "Id of the person who wrote it first")
        UUID author,

        @Nullable UUID translationOf,

        @Schema(description = "Its other languages. Left out of lists.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<Translation> translations,

        @Schema(description = "Number of the version shown here")
        long shownVersion,

        @Schema(description = "Number of the version readers see, null where they see none") @Nullable
        Long liveVersion,

        @Nullable Instant reviewAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {

    /** With everything. */
    static ArticleView of(ShownArticle shown, List<Translation> translations) {
        return view(shown, shown.content().body(), SafeHtml.of(shown.content().body()), translations);
    }

    /** As an element of a list. */
    static ArticleView ofList(ShownArticle shown) {
        return view(shown, null, null, null);
    }

    private static ArticleView view(
            ShownArticle shown,
            @Nullable String body,
            @Nullable String html,
            @Nullable List<Translation> translations) {
        Article article = shown.article();
        return new ArticleView(
                article.id(),
                article.externalId(),
                article.organization(),
                shown.content().title(),
                body,
                html,
                article.language(),
                shown.status(),
                article.visibility(),
                article.roles(),
                article.category(),
                article.tags(),
                article.owner(),
                article.author(),
                article.translationOf(),
                translations,
                shown.content().number(),
                article.live(),
                article.reviewAt(),
                article.createdAt(),
                article.updatedAt(),
                article.publishedAt());
    }
}
