package switchboard.knowledge.articles;

import java.util.UUID;

/** One sound line of an import. */
record ImportedArticle(long line, UUID organization, ArticleFields fields) {

    /** What makes two lines the same article. */
    record Key(UUID organization, String externalId) {}

    Key key() {
        return new Key(organization, externalId());
    }

    String externalId() {
        return fields.externalId().or("");
    }

    /** Characters of the body. */
    int length() {
        return fields.body().or("").length();
    }
}
