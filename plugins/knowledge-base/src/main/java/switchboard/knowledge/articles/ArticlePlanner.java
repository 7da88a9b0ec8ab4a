package switchboard.knowledge.articles;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/**
 * The rules of articles, as pure functions: the moves between states, what goes live when, which content is new.
 *
 * @param reviewInterval from publication to review where the author names no date, zero for never
 */
record ArticlePlanner(UUID actor, Instant now, Duration reviewInterval) {

    /** A new article. Title, organization and language are given by now. */
    ArticlePlan create(UUID id, ArticleFields fields, ArticleStatus status, UUID organization, String language) {
        boolean live = status == ArticleStatus.PUBLISHED;
        ArticleContent content = new ArticleContent(
                1, fields.title().or(""), fields.body().or(""), status, actor, now, live ? now : null);
        Article article = new Article(
                id,
                organization,
                fields.externalId().value(),
                language,
                fields.category().value(),
                fields.visibility().or(Visibility.INTERNAL),
                sorted(fields.roles().or(List.of())),
                sorted(fields.tags().or(List.of())),
                status,
                fields.owner().or(actor),
                actor,
                fields.source().value(),
                1,
                live ? 1L : null,
                reviewAt(fields, null, live),
                now,
                now,
                live ? now : null,
                0);
        return new ArticlePlan(null, checked(article), null, content);
    }

    /**
     * A change. Content that differs is added as a new version; whether it goes live hangs on the state the article is
     * in afterwards, which stays as it is where the command names none.
     */
    ArticlePlan change(Article before, ArticleContent newest, ArticleFields fields) {
        ArticleStatus status = fields.status().or(before.status());
        if (!before.status().mayBecome(status)) {
            throw new ServiceDeskException(
                    Refusal.CONFLICT,
                    "article.illegal_transition",
                    "An article that is " + before.status().key() + " cannot become " + status.key() + ".",
                    List.of(),
                    Map.of("allowed", before.status().allowed()),
                    null);
        }
        ArticleContent content = content(newest, fields, status);
        Long live = live(before, content, status);
        boolean goesLive = live != null && !live.equals(before.live());
        Article after = after(before, fields, status, content.number(), live, goesLive);
        return after.equals(before)
                ? new ArticlePlan(before, before, newest, newest)
                : new ArticlePlan(before, checked(after.changed(now)), newest, content);
    }

    private ArticleContent content(ArticleContent newest, ArticleFields fields, ArticleStatus status) {
        String title = fields.title().or(newest.title());
        String body = fields.body().present() ? fields.body().or("") : newest.body();
        boolean live = status == ArticleStatus.PUBLISHED;
        if (title.equals(newest.title()) && body.equals(newest.body())) {
            Instant publishedAt = live && newest.publishedAt() == null ? now : newest.publishedAt();
            // Archived content keeps the state that says whether it was ever published.
            ArticleStatus state = status == ArticleStatus.ARCHIVED || publishedAt != null ? newest.state() : status;
            return new ArticleContent(
                    newest.number(),
                    title,
                    body,
                    live ? ArticleStatus.PUBLISHED : state,
                    newest.author(),
                    newest.createdAt(),
                    publishedAt);
        }
        return new ArticleContent(newest.number() + 1, title, body, status, actor, now, live ? now : null);
    }

    private static @Nullable Long live(Article before, ArticleContent content, ArticleStatus status) {
        return switch (status) {
            case PUBLISHED -> content.number();
            case ARCHIVED -> null;
            case DRAFT, IN_REVIEW -> before.live();
        };
    }

    private Article after(
            Article before,
            ArticleFields fields,
            ArticleStatus status,
            long latest,
            @Nullable Long live,
            boolean goesLive) {
        return new Article(
                before.id(),
                before.organization(),
                fields.externalId().orCurrent(before.externalId()),
                fields.language().or(before.language()),
                fields.category().orCurrent(before.category()),
                fields.visibility().present() ? fields.visibility().or(Visibility.INTERNAL) : before.visibility(),
                fields.roles().present() ? sorted(fields.roles().or(List.of())) : before.roles(),
                fields.tags().present() ? sorted(fields.tags().or(List.of())) : before.tags(),
                status,
                fields.owner().or(before.owner()),
                before.author(),
                fields.source().orCurrent(before.translationOf()),
                latest,
                live,
                reviewAt(fields, before.reviewAt(), goesLive),
                before.createdAt(),
                before.updatedAt(),
                goesLive ? now : before.publishedAt(),
                before.version());
    }

    private @Nullable Instant reviewAt(ArticleFields fields, @Nullable Instant current, boolean goesLive) {
        if (fields.reviewAt().present()) {
            return fields.reviewAt().value();
        }
        return goesLive && reviewInterval.isPositive() ? now.plus(reviewInterval) : current;
    }

    private static Article checked(Article article) {
        if (article.visibility() == Visibility.ROLES && article.roles().isEmpty()) {
            throw new InvalidInputException("roles", "required", "roles must name at least one role.");
        }
        if (Objects.equals(article.translationOf(), article.id())) {
            throw new InvalidInputException(
                    "translationOf", "not_allowed", "An article cannot be a translation of itself.");
        }
        return article;
    }

    private static List<String> sorted(List<String> values) {
        return values.stream().sorted().distinct().toList();
    }
}
