package switchboard.knowledge.articles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.impl.DSL;

/** Tags and roles of articles, each sorted. */
record Labels(List<String> tags, List<String> roles) {

    private static final Labels NONE = new Labels(List.of(), List.of());
    private static final Field<String> KIND = DSL.field(DSL.name("kind"), String.class);

    /** The labels of many articles in one query. */
    static Map<UUID, Labels> of(DSLContext dsl, Collection<UUID> articles) {
        Map<UUID, Labels> found = new HashMap<>();
        if (articles.isEmpty()) {
            return found;
        }
        var rows = dsl.select(
                        ArticleTables.TAG_ARTICLE,
                        ArticleTables.TAG_VALUE,
                        DSL.inline("tag").as(KIND))
                .from(ArticleTables.TAG)
                .where(ArticleTables.TAG_ARTICLE.in(articles))
                .unionAll(DSL.select(ArticleTables.ROLE_ARTICLE, ArticleTables.ROLE_VALUE, DSL.inline("role"))
                        .from(ArticleTables.ROLE)
                        .where(ArticleTables.ROLE_ARTICLE.in(articles)))
                .fetch();
        for (Record3<UUID, String, String> row : rows) {
            Labels labels =
                    found.computeIfAbsent(row.value1(), article -> new Labels(new ArrayList<>(), new ArrayList<>()));
            ("tag".equals(row.value3()) ? labels.tags : labels.roles).add(row.value2());
        }
        found.values().forEach(labels -> {
            labels.tags.sort(null);
            labels.roles.sort(null);
        });
        return found;
    }

    static Labels of(Map<UUID, Labels> found, UUID article) {
        return found.getOrDefault(article, NONE);
    }
}
