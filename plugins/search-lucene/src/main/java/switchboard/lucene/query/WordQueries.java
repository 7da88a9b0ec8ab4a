package switchboard.lucene.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import switchboard.lucene.document.Fields;

/**
 * Puts {@link Variants} of words to fields. The variants of one word in one field count as one word, so that a rare
 * variant does not outweigh the word itself; of title and body the better match counts and half of the other.
 */
final class WordQueries {

    private static final float OTHER_FIELD = 0.5f;
    private static final float OTHER_ANALYSIS = 0.5f;

    private final Vocabulary vocabulary;
    private final Map<String, Float> fields;
    private final List<Mark> marks;

    /** @param fields the fields to search, with the weight of each */
    WordQueries(Vocabulary vocabulary, Map<String, Float> fields, List<Mark> marks) {
        this.vocabulary = vocabulary;
        this.fields = fields;
        this.marks = marks;
    }

    /** Every word may match, none has to; the more do, the better. Null where the index holds none of them. */
    @Nullable
    Query of(Map<Integer, List<Variants>> words) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean some = false;
        for (Map.Entry<Integer, List<Variants>> word : words.entrySet()) {
            List<Query> analyses = new ArrayList<>();
            for (Variants variants : word.getValue()) {
                Query query = of(variants, word.getKey());
                if (query != null) {
                    analyses.add(query);
                }
            }
            if (!analyses.isEmpty()) {
                all.add(best(analyses, OTHER_ANALYSIS), Occur.SHOULD);
                some = true;
            }
        }
        return some ? all.build() : null;
    }

    private @Nullable Query of(Variants variants, int word) throws IOException {
        List<Query> queries = new ArrayList<>();
        for (Map.Entry<String, Float> field : fields.entrySet()) {
            Query query = in(Fields.in(field.getKey(), variants.code()), variants.terms(), word);
            if (query != null) {
                queries.add(boosted(query, field.getValue() * variants.weight()));
            }
        }
        return queries.isEmpty() ? null : best(queries, OTHER_FIELD);
    }

    private @Nullable Query in(String field, Map<String, Float> terms, int word) throws IOException {
        Map<Term, Float> present = new LinkedHashMap<>();
        for (Map.Entry<String, Float> term : terms.entrySet()) {
            int frequency = vocabulary.frequency(field, term.getKey());
            if (frequency > 0) {
                Term found = new Term(field, term.getKey());
                present.put(found, term.getValue());
                marks.add(new Mark(found, word, rarity(frequency) * term.getValue()));
            }
        }
        if (present.size() <= 1) {
            Map.Entry<Term, Float> only =
                    present.isEmpty() ? null : present.entrySet().iterator().next();
            return only == null ? null : boosted(new TermQuery(only.getKey()), only.getValue());
        }
        SynonymQuery.Builder synonyms = new SynonymQuery.Builder(field);
        present.forEach(synonyms::addTerm);
        return synonyms.build();
    }

    private float rarity(int frequency) {
        return (float) Math.log(1 + (double) vocabulary.documents() / frequency);
    }

    private static Query best(List<Query> queries, float others) {
        return queries.size() == 1 ? queries.getFirst() : new DisjunctionMaxQuery(queries, others);
    }

    private static Query boosted(Query query, float boost) {
        return boost == 1 ? query : new BoostQuery(query, boost);
    }
}
