package switchboard.lucene.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import switchboard.api.search.SearchQuery;
import switchboard.lucene.document.Fields;

/**
 * The whole query: the words, the phrases that must stand there, numbers, and the filters.
 *
 * @param query what to run, null where the text has nothing to search for
 * @param internal which items may show their internal text, null where none may
 * @param marks what to mark in snippets
 */
record TextQuery(@Nullable Query query, @Nullable Query internal, List<Mark> marks) {

    /** Who types a number wants that one item first. */
    private static final float NUMBER_WEIGHT = 50;

    private static final int MOST_NUMBERS = 8;

    static TextQuery of(TextSearcher searcher, Analyzer analyzer, SearchQuery asked, String preferred)
            throws IOException {
        List<Mark> marks = new ArrayList<>();
        Query internal = AudienceFilter.internal(asked.filters());
        TypedText typed = TypedText.of(asked.text());
        Map<String, Float> open = new LinkedHashMap<>();
        open.put(Fields.TITLE, asked.titleWeight());
        open.put(Fields.BODY, 1f);
        Map<String, Float> notes = Map.of(Fields.NOTE, 1f);

        BooleanQuery.Builder whole = new BooleanQuery.Builder();
        boolean phrases = false;
        PhraseQueries exact = new PhraseQueries(analyzer, marks);
        for (String phrase : typed.phrases()) {
            Query everywhere = either(exact.of(phrase, open), internal, () -> exact.of(phrase, notes));
            if (everywhere != null) {
                whole.add(everywhere, Occur.MUST);
                phrases = true;
            }
        }
        Query words = words(searcher, analyzer, typed.words(), preferred, open, notes, internal, marks);
        if (words == null && !phrases) {
            return new TextQuery(null, null, List.of());
        }
        if (words != null) {
            whole.add(words, phrases ? Occur.SHOULD : Occur.MUST);
        }
        whole.add(AudienceFilter.visible(asked.filters(), asked.keywords()), Occur.FILTER);
        return new TextQuery(whole.build(), internal, marks);
    }

    private static @Nullable Query words(
            TextSearcher searcher,
            Analyzer analyzer,
            String text,
            String preferred,
            Map<String, Float> open,
            Map<String, Float> notes,
            @Nullable Query internal,
            List<Mark> marks)
            throws IOException {
        Vocabulary vocabulary = new Vocabulary(searcher.getIndexReader());
        Map<Integer, List<Variants>> words =
                new WordVariants(vocabulary, analyzer, searcher.languages(), preferred).of(text);
        Query found = either(new WordQueries(vocabulary, open, marks).of(words), internal, () -> new WordQueries(
                        vocabulary, notes, marks)
                .of(words));
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        if (found != null) {
            any.add(found, Occur.SHOULD);
        }
        numbers(text).forEach(number -> any.add(number, Occur.SHOULD));
        BooleanQuery built = any.build();
        return built.clauses().isEmpty() ? null : built;
    }

    private interface Lazily {
        @Nullable
        Query query() throws IOException;
    }

    /** What stands in the open text, or in the internal text of items whose internal text may be found. */
    private static @Nullable Query either(@Nullable Query open, @Nullable Query internal, Lazily notes)
            throws IOException {
        Query inNotes = internal == null ? null : notes.query();
        if (inNotes == null) {
            return open;
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        if (open != null) {
            either.add(open, Occur.SHOULD);
        }
        either.add(
                new BooleanQuery.Builder()
                        .add(inNotes, Occur.MUST)
                        .add(internal, Occur.FILTER)
                        .build(),
                Occur.SHOULD);
        return either.build();
    }

    private static List<Query> numbers(String text) {
        List<Query> numbers = new ArrayList<>();
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("[\\s,;#]+")) {
            if (numbers.size() < MOST_NUMBERS
                    && word.length() <= 64
                    && word.chars().anyMatch(Character::isDigit)) {
                Query number = new ConstantScoreQuery(new TermQuery(new Term(Fields.NUMBER, word)));
                numbers.add(new BoostQuery(number, NUMBER_WEIGHT));
            }
        }
        return numbers;
    }
}
