package switchboard.lucene.document;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import switchboard.lucene.analysis.LanguageAnalyzers;
import switchboard.lucene.analysis.NeutralAnalyzer;
import switchboard.lucene.analysis.TailAnalyzer;

/** Gives each field the analyzer that its name asks for. */
public final class TextAnalyzer extends DelegatingAnalyzerWrapper {

    /**
     * Part of the index folder's name. To be raised whenever the same text would give other terms: another chain, another
     * major version of Lucene.
     */
    public static final String VERSION = "v1";

    private final LanguageAnalyzers languages;
    private final Analyzer neutral = new NeutralAnalyzer();
    private final Map<String, Analyzer> tails = new ConcurrentHashMap<>();

    public TextAnalyzer(LanguageAnalyzers languages) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.languages = languages;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        int underscore = field.indexOf('_');
        if (underscore < 0) {
            return neutral;
        }
        Analyzer language = languages.of(field.substring(underscore + 1));
        return field.startsWith(Fields.TAIL)
                ? tails.computeIfAbsent(field, name -> new TailAnalyzer(language))
                : language;
    }

    @Override
    public void close() {
        super.close();
        neutral.close();
        languages.close();
    }
}
