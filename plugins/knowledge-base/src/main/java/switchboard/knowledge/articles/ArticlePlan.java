package switchboard.knowledge.articles;

import org.jspecify.annotations.Nullable;

/**
 * What a command makes of an article, worked out before anything is written.
 *
 * @param before the article as it is, null where it is new
 * @param contentBefore its newest content as it is, null where the article is new
 * @param content the newest content after the command
 */
record ArticlePlan(
        @Nullable Article before, Article after, @Nullable ArticleContent contentBefore, ArticleContent content) {

    /** Whether there is anything to write. */
    boolean changes() {
        return before == null || before.version() != after.version();
    }

    /** Whether the content has to be added, not just moved to another state. */
    boolean addsContent() {
        return contentBefore == null || contentBefore.number() != content.number();
    }

    /** Whether content that stays gets another state. */
    boolean movesContent() {
        return !addsContent() && !content.equals(contentBefore);
    }

    /** Whether other content goes live. */
    boolean publishes() {
        return after.live() != null && (before == null || !after.live().equals(before.live()));
    }

    /** Whether readers lose the article. */
    boolean archives() {
        return before != null && after.status() == ArticleStatus.ARCHIVED && before.status() != ArticleStatus.ARCHIVED;
    }

    /** Whether readers will see something else, or other readers will see it: what takes article:publish. */
    boolean needsPublish() {
        if (publishes()) {
            return true;
        }
        if (before == null || before.live() == null) {
            return false;
        }
        return after.live() == null
                || before.visibility() != after.visibility()
                || !before.roles().equals(after.roles());
    }
}
