package switchboard.knowledge.articles;

/**
 * An article as one caller sees it.
 *
 * @param content the newest content where the caller reads every state, else the live one
 * @param inEveryState whether the caller reads every state
 */
record ShownArticle(Article article, ArticleContent content, boolean inEveryState) {

    /** The state the caller is told: a reader of the live content knows of no draft. */
    ArticleStatus status() {
        return inEveryState ? article.status() : ArticleStatus.PUBLISHED;
    }
}
