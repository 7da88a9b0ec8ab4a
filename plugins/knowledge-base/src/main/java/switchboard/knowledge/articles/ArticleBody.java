package switchboard.knowledge.articles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client sends to write an article, for the documentation; {@link ArticleFieldsReader} reads it. */
@Schema(name = "ArticleInput")
record ArticleBody(
        @Schema(maxLength = 300, description = "Required where the article is new")
        String title,

        @Schema(maxLength = 500_000, description = "Markdown, may be empty") @Nullable
        String body,

        @Schema(description = "BCP 47 tag; default the organization's language", example = "sv") @Nullable
        String language,

        @Schema(description = "Default draft; imported: published") @Nullable
        ArticleStatus status,

        @Schema(description = "Default internal") @Nullable Visibility visibility,

        @Schema(description = "Role keys; required with visibility roles") @Nullable
        List<String> roles,

        @Schema(maxLength = 100) @Nullable String category,

        @Schema(description = "At most 50 of at most 60 characters") @Nullable
        List<String> tags,

        @Schema(description = "Id, username or e-mail; default the caller") @Nullable
        String owner,

        @Schema(description = "Id or externalId of the article this one translates") @Nullable
        String translationOf,

        @Schema(maxLength = 200, description = "Unique within the organization") @Nullable
        String externalId,

        @Schema(description = "Id or name; default the caller's. Cannot be changed later.") @Nullable
        String organization,

        @Schema(description = "When the article is due for review") @Nullable
        Instant reviewAt) {}
