package switchboard.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.search.Language;

/**
 * Tells the language of a text: by its script, and among the languages of one script by the small words that every
 * sentence has and by letters that only some of them use. Knows only what it is given; says {@link Language#UNKNOWN}
 * rather than guess from a single word.
 */
public final class LanguageDetector {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final int MOST_WORDS = 300;
    /** A letter such as å says less than a word such as och: several languages share it, and names carry it. */
    private static final double LETTER_WEIGHT = 0.5;

    private final Map<String, List<String>> languagesByWord = new HashMap<>();
    private final Map<Integer, List<String>> languagesByLetter = new HashMap<>();

    /** Reads the word lists that stand beside this class. */
    public LanguageDetector() {
        try (InputStream lists = LanguageDetector.class.getResourceAsStream("languages.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(lists, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::learn);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A line is {@code code|letters|words}. */
    private void learn(String line) {
        String[] parts = line.split("\\|", -1);
        parts[1].codePoints().forEach(letter -> languagesByLetter.merge(letter, List.of(parts[0]), this::both));
        for (String word : parts[2].strip().split(" +")) {
            languagesByWord.merge(word, List.of(parts[0]), this::both);
        }
    }

    private List<String> both(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** The language, or {@link Language#UNKNOWN} where the text does not show it. */
    public Language detect(String text) {
        Language byScript = byScript(text);
        if (byScript != null) {
            return byScript;
        }
        return byWords(text);
    }

    /** The language of a query: the hint, unless the script says otherwise; without a hint what the text shows. */
    public Language ofQuery(String text, Language hint) {
        Language byScript = byScript(text);
        if (byScript != null) {
            return byScript;
        }
        return hint.equals(Language.UNKNOWN) ? byWords(text) : hint;
    }

    /** Where the script alone decides; null for Latin letters, Cyrillic shared by several, and no letters at all. */
    private @Nullable Language byScript(String text) {
        Map<Character.UnicodeScript, Integer> letters = new TreeMap<>();
        text.codePoints()
                .limit(2_000)
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(Character.UnicodeScript.of(letter), 1, Integer::sum));
        if (letters.containsKey(Character.UnicodeScript.HIRAGANA)
                || letters.containsKey(Character.UnicodeScript.KATAKANA)) {
            return new Language("ja");
        }
        Character.UnicodeScript most = null;
        for (Map.Entry<Character.UnicodeScript, Integer> entry : letters.entrySet()) {
            // A Han character stands for a word, a Latin letter for a fifth of one.
            int weight = entry.getValue() * (entry.getKey() == Character.UnicodeScript.HAN ? 4 : 1);
            if (most == null || weight > letters.get(most) * (most == Character.UnicodeScript.HAN ? 4 : 1)) {
                most = entry.getKey();
            }
        }
        return most == null
                ? null
                : switch (most) {
                    case HAN -> new Language("zh");
                    case HANGUL -> new Language("ko");
                    case GREEK -> new Language("el");
                    case THAI -> new Language("th");
                    case HEBREW -> new Language("he");
                    case ARMENIAN -> new Language("hy");
                    case DEVANAGARI -> new Language("hi");
                    case BENGALI -> new Language("bn");
                    case TAMIL -> new Language("ta");
                    case TELUGU -> new Language("te");
                    case ARABIC ->
                        new Language(text.codePoints().anyMatch(letter -> "پچژگ".indexOf(letter) >= 0) ? "fa" : "ar");
                    case CYRILLIC -> cyrillic(text);
                    default -> null;
                };
    }

    private Language cyrillic(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.codePoints().anyMatch(letter -> "іїєґ".indexOf(letter) >= 0)) {
            return new Language("uk");
        }
        if (lower.codePoints().anyMatch(letter -> "ђћџљњј".indexOf(letter) >= 0)) {
            return new Language("sr");
        }
        Language voted = byWords(text);
        return voted.equals(new Language("bg")) ? voted : new Language("ru");
    }

    private Language byWords(String text) {
        Map<String, Double> votes = new TreeMap<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        for (int count = 0; count < MOST_WORDS && words.find(); count++) {
            String word = words.group();
            vote(votes, languagesByWord.getOrDefault(word, List.of()), 1);
            word.codePoints()
                    .distinct()
                    .forEach(letter -> vote(votes, languagesByLetter.getOrDefault(letter, List.of()), LETTER_WEIGHT));
        }
        return winner(votes);
    }

    /** A word that several languages share says less. */
    private static void vote(Map<String, Double> votes, List<String> languages, double weight) {
        languages.forEach(language -> votes.merge(language, weight / languages.size(), Double::sum));
    }

    private static Language winner(Map<String, Double> votes) {
        String best = "und";
        double most = 0.4;
        double second = 0;
        for (Map.Entry<String, Double> entry : votes.entrySet()) {
            if (entry.getValue() > most) {
                second = best.equals("und") ? second : most;
                most = entry.getValue();
                best = entry.getKey();
            } else {
                second = Math.max(second, entry.getValue());
            }
        }
        return most > second ? new Language(best) : Language.UNKNOWN;
    }
}
