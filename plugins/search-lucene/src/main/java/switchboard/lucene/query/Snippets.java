package switchboard.lucene.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import switchboard.lucene.document.Fields;
import switchboard.lucene.query.Snippet.Match;

/**
 * The snippets of the hits on one page. Where the words stand is read from the index; no text is analysed again. Internal
 * text is shown only where the open text has no match and the caller's internal filter lets the item through.
 */
final class Snippets {

    private static final int MOST_OF_ONE_TERM = 20;

    private final TextSearcher searcher;
    private final TextQuery text;

    Snippets(TextSearcher searcher, TextQuery text) {
        this.searcher = searcher;
        this.text = text;
    }

    /** By document. */
    Map<Integer, String> of(int[] documents) throws IOException {
        int[] sorted = documents.clone();
        Arrays.sort(sorted);
        Map<Integer, List<Match>> open = matches(sorted, Fields.BODY);
        Map<Integer, List<Match>> internal = text.internal() == null ? Map.of() : matches(sorted, Fields.NOTE);
        Map<Integer, String> snippets = new HashMap<>();
        StoredFields stored = searcher.storedFields();
        for (int document : sorted) {
            List<Match> inBody = open.getOrDefault(document, List.of());
            List<Match> inNotes = internal.getOrDefault(document, List.of());
            boolean showNotes = inBody.isEmpty() && !inNotes.isEmpty() && mayShowNotes(document);
            String field = showNotes ? Fields.NOTE : Fields.BODY;
            Document values = stored.document(document, Set.of(field));
            String shown = values.get(field);
            snippets.put(document, shown == null ? "" : Snippet.of(shown, showNotes ? inNotes : inBody));
        }
        return snippets;
    }

    private boolean mayShowNotes(int document) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(text.internal()), ScoreMode.COMPLETE_NO_SCORES, 1);
        LeafReaderContext leaf = leaf(document);
        Scorer scorer = weight.scorer(leaf);
        int wanted = document - leaf.docBase;
        return scorer != null && scorer.iterator().advance(wanted) == wanted;
    }

    private LeafReaderContext leaf(int document) {
        IndexReader reader = searcher.getIndexReader();
        return reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
    }

    private Map<Integer, List<Match>> matches(int[] sorted, String field) throws IOException {
        Map<Integer, List<Match>> matches = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            int[] here = Arrays.stream(sorted)
                    .filter(document -> document >= leaf.docBase && document < end)
                    .toArray();
            for (Mark mark : here.length == 0 ? List.<Mark>of() : text.marks()) {
                String name = mark.term().field();
                if (name.equals(field) || name.startsWith(field + "_")) {
                    collect(leaf, here, mark, matches);
                }
            }
        }
        return matches;
    }

    private static void collect(LeafReaderContext leaf, int[] here, Mark mark, Map<Integer, List<Match>> matches)
            throws IOException {
        Terms terms = leaf.reader().terms(mark.term().field());
        TermsEnum term = terms == null ? null : terms.iterator();
        if (term == null || !term.seekExact(mark.term().bytes())) {
            return;
        }
        PostingsEnum postings = term.postings(null, PostingsEnum.OFFSETS);
        int at = -1;
        for (int document : here) {
            int wanted = document - leaf.docBase;
            at = at < wanted ? postings.advance(wanted) : at;
            if (at == DocIdSetIterator.NO_MORE_DOCS) {
                return;
            }
            if (at == wanted) {
                List<Match> found = matches.computeIfAbsent(document, id -> new ArrayList<>());
                for (int left = Math.min(MOST_OF_ONE_TERM, postings.freq()); left > 0; left--) {
                    postings.nextPosition();
                    found.add(new Match(postings.startOffset(), postings.endOffset(), mark.word(), mark.weight()));
                }
            }
        }
    }
}
