package switchboard.knowledge.articles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.knowledge.markdown.SafeHtml;

/** A version of an article's content as JSON. */
@Schema(name = "ArticleVersion")
public record VersionView(
        @Schema(description = "From 1 within the article") long number,
        String title,

        @Schema(description = "Markdown. Left out of lists.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String body,

        @Schema(description = "The body as safe HTML. Left out of lists.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String html,

        @Schema(description = "The last state it was in while it was the newest")
        ArticleStatus status,

        @Schema(description = "Whether readers see it") boolean live,

        @Schema(description = "Id of the person who wrote it")
        UUID author,

        Instant createdAt,

        @Schema(description = "When it went live, null where it never did") @Nullable
        Instant publishedAt) {

    static VersionView of(Article article, ArticleContent content) {
        return view(article, content, content.body(), SafeHtml.of(content.body()));
    }

    static VersionView ofList(Article article, ArticleContent content) {
        return view(article, content, null, null);
    }

    private static VersionView view(
            Article article, ArticleContent content, @Nullable String body, @Nullable String html) {
        return new VersionView(
                content.number(),
                content.title(),
                body,
                html,
                content.state(),
                article.live() != null && article.live() == content.number(),
                content.author(),
                content.createdAt(),
                content.publishedAt());
    }
}
