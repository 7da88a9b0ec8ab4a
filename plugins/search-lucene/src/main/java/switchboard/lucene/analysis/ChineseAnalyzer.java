package switchboard.lucene.analysis;

import com.ibm.icu.text.Transliterator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.ICUTransformFilter;

/**
 * Chinese words. Traditional characters become simplified ones, so that either finds the other; the tokenizer knows
 * simplified words only and takes traditional text by the character, which the pairs of the neutral field make good.
 */
final class ChineseAnalyzer extends Analyzer {

    private final Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");

    @Override
    protected TokenStreamComponents createComponents(String field) {
        HMMChineseTokenizer words = new HMMChineseTokenizer();
        TokenStream told = new StopFilter(words, SmartChineseAnalyzer.getDefaultStopSet());
        return new TokenStreamComponents(words, new ICUTransformFilter(new PorterStemFilter(told), simplified));
    }
}
