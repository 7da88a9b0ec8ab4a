package switchboard.lucene.query;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import switchboard.api.search.SearchFilter;
import switchboard.lucene.document.Fields;

/** What a caller may find, as filters that stand in the query itself. Equal callers give equal filters, which are cached. */
final class AudienceFilter {

    private AudienceFilter() {}

    /** The items that may be found. */
    static Query visible(Map<String, SearchFilter> filters, Map<String, Set<String>> keywords) {
        BooleanQuery.Builder types = new BooleanQuery.Builder();
        filters.forEach((type, filter) -> {
            if (!filter.isNothing()) {
                types.add(of(type, filter.everything(), filter.tokens(), Fields.AUDIENCE), Occur.SHOULD);
            }
        });
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(types.build(), Occur.FILTER);
        keywords.forEach((name, values) -> all.add(
                new TermInSetQuery(
                        Fields.KEYWORD,
                        values.stream()
                                .map(value -> new BytesRef(Fields.keyword(name, value)))
                                .toList()),
                Occur.FILTER));
        return all.build();
    }

    /** The items whose internal text may be found too; null where there are none. */
    static @Nullable Query internal(Map<String, SearchFilter> filters) {
        BooleanQuery.Builder types = new BooleanQuery.Builder();
        boolean some = false;
        for (Map.Entry<String, SearchFilter> entry : filters.entrySet()) {
            SearchFilter filter = entry.getValue();
            if (!filter.isNothing()
                    && (filter.internalEverything() || !filter.internalTokens().isEmpty())) {
                Query query = of(
                        entry.getKey(), filter.internalEverything(), filter.internalTokens(), Fields.INTERNAL_AUDIENCE);
                types.add(query, Occur.SHOULD);
                some = true;
            }
        }
        return some ? types.build() : null;
    }

    private static Query of(String type, boolean everything, Collection<String> tokens, String field) {
        Query ofType = new TermQuery(new Term(Fields.TYPE, type));
        if (everything) {
            return ofType;
        }
        return new BooleanQuery.Builder()
                .add(ofType, Occur.FILTER)
                .add(
                        new TermInSetQuery(
                                field, tokens.stream().map(BytesRef::new).toList()),
                        Occur.FILTER)
                .build();
    }
}
