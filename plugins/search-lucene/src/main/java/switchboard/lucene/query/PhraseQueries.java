package switchboard.lucene.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import switchboard.lucene.document.Fields;
import switchboard.lucene.query.Tokens.Token;

/** Phrases: the words as they stand, one after the other, as the neutral analysis has them. */
final class PhraseQueries {

    private static final int MOST_TOKENS = 64;
    private static final float OTHER_FIELD = 0.5f;
    /** In a snippet a phrase weighs more than any word. */
    private static final float MARK_WEIGHT = 20;

    private final Analyzer analyzer;
    private final List<Mark> marks;

    PhraseQueries(Analyzer analyzer, List<Mark> marks) {
        this.analyzer = analyzer;
        this.marks = marks;
    }

    /** Null where the phrase has no word in it. */
    @Nullable
    Query of(String phrase, Map<String, Float> fields) {
        Map<Integer, List<String>> places = new TreeMap<>();
        for (Token token : Tokens.of(analyzer, Fields.BODY, phrase, MOST_TOKENS)) {
            places.computeIfAbsent(token.position(), place -> new ArrayList<>()).add(token.term());
        }
        if (places.isEmpty()) {
            return null;
        }
        List<Query> queries = new ArrayList<>();
        fields.forEach((field, weight) -> queries.add(new BoostQuery(in(field, places), weight)));
        return new DisjunctionMaxQuery(queries, OTHER_FIELD);
    }

    private Query in(String field, Map<Integer, List<String>> places) {
        MultiPhraseQuery.Builder words = new MultiPhraseQuery.Builder();
        places.forEach((place, terms) -> {
            Term[] alternatives =
                    terms.stream().map(term -> new Term(field, term)).toArray(Term[]::new);
            words.add(alternatives, place);
            for (Term term : alternatives) {
                marks.add(new Mark(term, -1 - place, MARK_WEIGHT));
            }
        });
        return words.build();
    }
}
