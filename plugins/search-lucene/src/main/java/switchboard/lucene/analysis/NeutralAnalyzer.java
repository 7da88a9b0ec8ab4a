package switchboard.lucene.analysis;

import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/**
 * Words as they stand, in any script: no stemming and no stop words, so that names, codes and words of other languages
 * are found exactly. Case, width and accents are folded, but for letters that are letters of their own in the languages
 * that use them: far is not får. Chinese, Japanese and Korean become pairs of characters.
 */
public final class NeutralAnalyzer extends Analyzer {

    private static final String LETTERS_OF_THEIR_OWN = "[^åäöøæÅÄÖØÆйЙ]";

    private final Normalizer2 folding;

    public NeutralAnalyzer() {
        folding = new FilteredNormalizer2(ICUFoldingFilter.NORMALIZER, new UnicodeSet(LETTERS_OF_THEIR_OWN).freeze());
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        ICUTokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
        return new TokenStreamComponents(words, new CJKBigramFilter(normalized(new IdentifierFilter(words))));
    }

    private TokenStream normalized(TokenStream words) {
        TokenStream lower = new ICUNormalizer2Filter(words, Normalizer2.getNFKCCasefoldInstance());
        return new ICUNormalizer2Filter(lower, folding);
    }
}
