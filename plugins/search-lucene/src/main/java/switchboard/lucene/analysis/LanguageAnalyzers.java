package switchboard.lucene.analysis;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.util.ElisionFilter;

/** The analyzer of each language, made when it is first needed: some carry dictionaries. */
public final class LanguageAnalyzers implements Closeable {

    private static final Map<String, String> SAME_ANALYSIS = Map.of("nb", "no", "nn", "no", "hr", "sr", "bs", "sr");

    /** Languages that write compounds as one word. */
    private static final Set<String> COMPOUNDING = Set.of("da", "de", "fi", "hu", "nl", "no", "sv");

    private final Map<String, Supplier<Analyzer>> known = new TreeMap<>();
    private final Map<String, Analyzer> made = new ConcurrentHashMap<>();

    public LanguageAnalyzers() {
        rememberOurChains();
        rememberLucenesChains();
    }

    private void rememberOurChains() {
        chain("en", () -> snowballStopWords("english"), EnglishPossessiveFilter::new, snowball("English"));
        chain("sv", SwedishAnalyzer::getDefaultStopSet, UnaryOperator.identity(), snowball("Swedish"));
        chain("da", DanishAnalyzer::getDefaultStopSet, UnaryOperator.identity(), snowball("Danish"));
        chain("no", NorwegianAnalyzer::getDefaultStopSet, UnaryOperator.identity(), snowball("Norwegian"));
        chain("nl", DutchAnalyzer::getDefaultStopSet, UnaryOperator.identity(), snowball("Dutch"));
        chain("fi", FinnishAnalyzer::getDefaultStopSet, UnaryOperator.identity(), snowball("Finnish"));
        chain("hu", HungarianAnalyzer::getDefaultStopSet, UnaryOperator.identity(), snowball("Hungarian"));
        chain(
                "de",
                GermanAnalyzer::getDefaultStopSet,
                UnaryOperator.identity(),
                words -> new GermanLightStemFilter(new GermanNormalizationFilter(words)));
        chain(
                "fr",
                FrenchAnalyzer::getDefaultStopSet,
                words -> new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES),
                FrenchLightStemFilter::new);
        chain(
                "it",
                ItalianAnalyzer::getDefaultStopSet,
                words -> new ElisionFilter(words, ItalianElisions.ARTICLES),
                ItalianLightStemFilter::new);
        chain("es", SpanishAnalyzer::getDefaultStopSet, UnaryOperator.identity(), SpanishLightStemFilter::new);
        chain("pt", PortugueseAnalyzer::getDefaultStopSet, UnaryOperator.identity(), PortugueseLightStemFilter::new);
        chain("cs", CzechAnalyzer::getDefaultStopSet, UnaryOperator.identity(), CzechStemFilter::new);
        chain(
                "ru",
                RussianAnalyzer::getDefaultStopSet,
                words -> new LetterFilter(words, 'ё', 'е'),
                snowball("Russian"));
    }

    private void rememberLucenesChains() {
        known.put("zh", ChineseAnalyzer::new);
        known.put("ar", ArabicAnalyzer::new);
        known.put("bg", BulgarianAnalyzer::new);
        known.put("bn", BengaliAnalyzer::new);
        known.put("ca", CatalanAnalyzer::new);
        known.put("el", GreekAnalyzer::new);
        known.put("et", EstonianAnalyzer::new);
        known.put("eu", BasqueAnalyzer::new);
        known.put("fa", PersianAnalyzer::new);
        known.put("ga", IrishAnalyzer::new);
        known.put("gl", GalicianAnalyzer::new);
        known.put("hi", HindiAnalyzer::new);
        known.put("hy", ArmenianAnalyzer::new);
        known.put("id", IndonesianAnalyzer::new);
        known.put("lt", LithuanianAnalyzer::new);
        known.put("lv", LatvianAnalyzer::new);
        known.put("ne", NepaliAnalyzer::new);
        known.put("ro", RomanianAnalyzer::new);
        known.put("sr", SerbianAnalyzer::new);
        known.put("ta", TamilAnalyzer::new);
        known.put("te", TeluguAnalyzer::new);
        known.put("th", ThaiAnalyzer::new);
        known.put("tr", TurkishAnalyzer::new);
    }

    private void chain(
            String code,
            Supplier<CharArraySet> stopWords,
            UnaryOperator<TokenStream> normalization,
            UnaryOperator<TokenStream> stemming) {
        known.put(code, () -> new LanguageChain(stopWords.get(), normalization, stemming));
    }

    private static UnaryOperator<TokenStream> snowball(String stemmer) {
        return words -> new SnowballFilter(words, stemmer);
    }

    private static CharArraySet snowballStopWords(String language) {
        try (InputStream words = SnowballFilter.class.getResourceAsStream(language + "_stop.txt")) {
            return WordlistLoader.getSnowballWordSet(words, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The code under which a language is analysed, or an empty string where only the neutral analysis suits it. */
    public String code(String language) {
        String code = SAME_ANALYSIS.getOrDefault(language, language);
        return known.containsKey(code) ? code : "";
    }

    /** Whether the language writes compounds as one word. */
    public static boolean compounds(String code) {
        return COMPOUNDING.contains(code);
    }

    /** The analyzer of a code that {@link #code} answered. */
    public Analyzer of(String code) {
        return made.computeIfAbsent(code, language -> known.get(language).get());
    }

    @Override
    public void close() {
        made.values().forEach(Analyzer::close);
    }
}
