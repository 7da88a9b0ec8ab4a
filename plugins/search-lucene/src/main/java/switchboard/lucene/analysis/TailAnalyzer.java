package switchboard.lucene.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;

/** The long words of a language, written backwards. */
public final class TailAnalyzer extends AnalyzerWrapper {

    private static final int SHORTEST = 7;
    private static final int LONGEST = 64;

    private final Analyzer language;

    public TailAnalyzer(Analyzer language) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.language = language;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return language;
    }

    @Override
    protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
        return new TokenStreamComponents(
                components.getSource(),
                new ReverseStringFilter(new LengthFilter(components.getTokenStream(), SHORTEST, LONGEST)));
    }
}
