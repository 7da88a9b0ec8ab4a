package switchboard.knowledge.articles;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The tables of this room, as the migrations make them. */
final class ArticleTables {

    static final Table<Record> ARTICLE = DSL.table(DSL.name("kb_article"));
    static final Field<UUID> ID = Columns.id(ARTICLE, "id");
    static final Field<UUID> ORGANIZATION = Columns.id(ARTICLE, "organization_id");
    static final Field<String> EXTERNAL_ID = Columns.text(ARTICLE, "external_id");
    static final Field<String> LANGUAGE = Columns.text(ARTICLE, "language");
    static final Field<String> CATEGORY = Columns.text(ARTICLE, "category");
    static final Field<String> VISIBILITY = Columns.text(ARTICLE, "visibility");
    static final Field<String> STATUS = Columns.text(ARTICLE, "status");
    static final Field<UUID> OWNER = Columns.id(ARTICLE, "owner_id");
    static final Field<UUID> AUTHOR = Columns.id(ARTICLE, "author_id");
    static final Field<UUID> TRANSLATION_OF = Columns.id(ARTICLE, "translation_of");
    static final Field<Long> LATEST = Columns.number(ARTICLE, "latest_number");
    static final Field<Long> LIVE = Columns.number(ARTICLE, "live_number");
    static final Field<Instant> REVIEW_AT = Columns.instant(ARTICLE, "review_at");
    static final Field<Instant> CREATED_AT = Columns.instant(ARTICLE, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(ARTICLE, "updated_at");
    static final Field<Instant> PUBLISHED_AT = Columns.instant(ARTICLE, "published_at");
    static final Field<Long> VERSION = Columns.number(ARTICLE, "version");

    static final Table<Record> CONTENT = DSL.table(DSL.name("kb_article_version"));
    static final Field<UUID> CONTENT_ARTICLE = Columns.id(CONTENT, "article_id");
    static final Field<Long> CONTENT_NUMBER = Columns.number(CONTENT, "number");
    static final Field<String> CONTENT_TITLE = Columns.text(CONTENT, "title");
    static final Field<String> CONTENT_BODY = Columns.text(CONTENT, "body");
    static final Field<byte[]> CONTENT_DIGEST = Columns.bytes(CONTENT, "digest");
    static final Field<String> CONTENT_STATE = Columns.text(CONTENT, "state");
    static final Field<UUID> CONTENT_AUTHOR = Columns.id(CONTENT, "author_id");
    static final Field<Instant> CONTENT_CREATED_AT = Columns.instant(CONTENT, "created_at");
    static final Field<Instant> CONTENT_PUBLISHED_AT = Columns.instant(CONTENT, "published_at");

    static final Table<Record> TAG = DSL.table(DSL.name("kb_article_tag"));
    static final Field<UUID> TAG_ARTICLE = Columns.id(TAG, "article_id");
    static final Field<String> TAG_VALUE = Columns.text(TAG, "value");

    static final Table<Record> ROLE = DSL.table(DSL.name("kb_article_role"));
    static final Field<UUID> ROLE_ARTICLE = Columns.id(ROLE, "article_id");
    static final Field<String> ROLE_VALUE = Columns.text(ROLE, "value");

    private ArticleTables() {}
}
