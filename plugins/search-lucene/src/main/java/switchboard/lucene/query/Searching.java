package switchboard.lucene.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.search.Language;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchQuery;
import switchboard.api.search.SearchResult;
import switchboard.lucene.analysis.LanguageAnalyzers;
import switchboard.lucene.document.Fields;
import switchboard.lucene.document.Shown;

/** Runs one query: best first, equal scores in order of id, so that a cursor can go on from any hit. */
public final class Searching {

    private static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(Fields.KEY, SortField.Type.STRING));
    private static final int MOST = 1_000;

    private final LanguageAnalyzers languages;
    private final Analyzer analyzer;

    public Searching(LanguageAnalyzers languages, Analyzer analyzer) {
        this.languages = languages;
        this.analyzer = analyzer;
    }

    /**
     * Answers the query.
     *
     * @throws MalformedException {@code request.bad_cursor} where the cursor is another query's
     */
    public SearchResult search(TextSearcher searcher, SearchQuery query) throws IOException {
        FieldDoc after = query.cursor() == null ? null : after(query.cursor(), list(query));
        String preferred = query.language() == null
                ? ""
                : languages.code(Language.of(query.language()).code());
        TextQuery text = TextQuery.of(searcher, analyzer, query, preferred);
        if (text.query() == null) {
            return new SearchResult(List.of(), null);
        }
        int limit = Math.clamp(query.limit(), 1, MOST);
        ScoreDoc[] found = searcher.search(
                        text.query(), new TopFieldCollectorManager(BEST_FIRST, limit + 1, after, limit + 1))
                .scoreDocs;
        ScoreDoc[] page = found.length > limit ? Arrays.copyOf(found, limit) : found;
        Map<Integer, String> snippets = query.snippets()
                ? new Snippets(searcher, text)
                        .of(Arrays.stream(page).mapToInt(hit -> hit.doc).toArray())
                : Map.of();
        List<SearchHit> hits = new ArrayList<>(page.length);
        for (ScoreDoc hit : page) {
            hits.add(hit(searcher, (FieldDoc) hit, snippets.getOrDefault(hit.doc, "")));
        }
        return new SearchResult(hits, found.length > limit ? cursor(query, (FieldDoc) page[limit - 1]) : null);
    }

    private static SearchHit hit(TextSearcher searcher, FieldDoc hit, String snippet) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
        BinaryDocValues packed = leaf.reader().getBinaryDocValues(Fields.SHOWN);
        if (packed == null || !packed.advanceExact(hit.doc - leaf.docBase)) {
            throw new IllegalStateException("A document of the index lacks what a hit shows.");
        }
        Shown shown = Shown.unpack(packed.binaryValue());
        String key = key(hit);
        int separator = key.indexOf(Fields.SEPARATOR);
        return new SearchHit(
                key.substring(0, separator),
                key.substring(separator + 1),
                shown.number(),
                shown.title(),
                snippet,
                shown.language(),
                score(hit),
                shown.keywords());
    }

    private static float score(FieldDoc hit) {
        return (Float) hit.fields[0];
    }

    private static String key(FieldDoc hit) {
        return ((BytesRef) hit.fields[1]).utf8ToString();
    }

    /** Binds a cursor to its query. Not to the caller: the permission filter is in the query whatever the cursor says. */
    private static String list(SearchQuery query) {
        Map<String, Object> keywords = new TreeMap<>();
        query.keywords().forEach((name, values) -> keywords.put(name, new TreeSet<>(values)));
        String asked = query.text()
                + Fields.SEPARATOR
                + new TreeSet<>(query.filters().keySet())
                + Fields.SEPARATOR
                + keywords
                + Fields.SEPARATOR
                + query.language();
        return "search:" + Integer.toHexString(asked.hashCode());
    }

    private static String cursor(SearchQuery query, FieldDoc last) {
        String score = Integer.toHexString(Float.floatToIntBits(score(last)));
        return new Cursor(list(query), score, key(last)).encode();
    }

    private static FieldDoc after(String cursor, String list) {
        Cursor read = Cursor.decode(cursor, list, 2);
        float score = Float.intBitsToFloat(Integer.parseUnsignedInt(read.key().get(0), 16));
        BytesRef key = new BytesRef(read.key().get(1));
        return new FieldDoc(Integer.MAX_VALUE, score, new Object[] {score, key});
    }
}
