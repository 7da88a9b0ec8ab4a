package switchboard.lucene.analysis;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Words of one language: identifiers kept and split, lower case, normalized, without stop words, stemmed. */
final class LanguageChain extends Analyzer {

    private final CharArraySet stopWords;
    private final UnaryOperator<TokenStream> normalization;
    private final UnaryOperator<TokenStream> stemming;

    /** @param normalization what has to happen before stop words are recognized */
    LanguageChain(
            CharArraySet stopWords, UnaryOperator<TokenStream> normalization, UnaryOperator<TokenStream> stemming) {
        this.stopWords = stopWords;
        this.normalization = normalization;
        this.stemming = stemming;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        TokenStream lower = new LowerCaseFilter(new IdentifierFilter(words));
        TokenStream told = new StopFilter(normalization.apply(lower), stopWords);
        return new TokenStreamComponents(words, stemming.apply(told));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream input) {
        return new LowerCaseFilter(input);
    }
}
