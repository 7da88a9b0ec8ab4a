package switchboard.lucene.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The words that an index holds, asked within one search. */
final class Vocabulary {

    /** However many words begin alike, so many are looked at. */
    private static final int MOST_LOOKED_AT = 200;

    private static final int LONG_WORD = 8;
    /** Words looked at for a typing error; the automaton finds only close ones. */
    private static final int MOST_CLOSE = 100;

    private final IndexReader reader;
    private final Map<Term, Integer> frequencies = new HashMap<>();
    private final Map<String, Terms> fields = new HashMap<>();

    /** @param frequency in how many documents it stands */
    record Word(String text, int frequency) {}

    Vocabulary(IndexReader reader) {
        this.reader = reader;
    }

    /** In how many documents the word stands in this field. */
    int frequency(String field, String word) throws IOException {
        Term term = new Term(field, word);
        Integer known = frequencies.get(term);
        if (known == null) {
            known = reader.docFreq(term);
            frequencies.put(term, known);
        }
        return known;
    }

    int documents() {
        return reader.maxDoc();
    }

    /** Words that begin so and are accepted, in order of the alphabet. */
    List<Word> beginning(String field, String prefix, Predicate<String> accepted, int most) throws IOException {
        List<Word> words = new ArrayList<>();
        Terms terms = terms(field);
        if (terms == null) {
            return words;
        }
        BytesRef bytes = new BytesRef(prefix);
        TermsEnum all = terms.iterator();
        if (all.seekCeil(bytes) == TermsEnum.SeekStatus.END) {
            return words;
        }
        BytesRef term = all.term();
        for (int looked = 0; looked < MOST_LOOKED_AT && words.size() < most && term != null; looked++) {
            if (!StringHelper.startsWith(term, bytes)) {
                break;
            }
            String text = term.utf8ToString();
            if (accepted.test(text)) {
                words.add(new Word(text, all.docFreq()));
            }
            term = all.next();
        }
        return words;
    }

    /** Words one typing error away, or two for long words; the first letter is taken to be right. */
    List<Word> closeTo(String field, String word) throws IOException {
        List<Word> words = new ArrayList<>();
        Terms terms = terms(field);
        if (terms == null) {
            return words;
        }
        int errors = word.codePointCount(0, word.length()) >= LONG_WORD ? 2 : 1;
        TermsEnum close = new FuzzyTermsEnum(terms, new Term(field, word), errors, 1, true);
        for (BytesRef term = close.next(); term != null && words.size() < MOST_CLOSE; term = close.next()) {
            words.add(new Word(term.utf8ToString(), close.docFreq()));
        }
        return words;
    }

    private Terms terms(String field) throws IOException {
        if (!fields.containsKey(field)) {
            fields.put(field, MultiTerms.getTerms(reader, field));
        }
        return fields.get(field);
    }
}
