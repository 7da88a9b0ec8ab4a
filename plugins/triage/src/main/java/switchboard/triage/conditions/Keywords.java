package switchboard.triage.conditions;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds keywords in texts whatever their case, accents and width. A keyword is found as whole words; one that ends in an
 * asterisk also where a word begins with it. Scripts that write no spaces have no words: there it is found anywhere.
 */
public final class Keywords {

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Letters that Unicode does not take apart. */
    private static final Map<String, String> LETTERS =
            Map.of("ø", "o", "đ", "d", "ł", "l", "æ", "ae", "œ", "oe", "ß", "ss");

    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private Keywords() {}

    public static boolean mentions(String text, String keyword) {
        return found(fold(text), keyword);
    }

    /** Whether a text mentions one of several. */
    public static boolean mentionsAny(String text, List<?> keywords) {
        String folded = fold(text);
        return keywords.stream().anyMatch(keyword -> found(folded, String.valueOf(keyword)));
    }

    /** The same text for all ways of writing it. */
    static String fold(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        // Up and down again: some letters have one capital for several small forms.
        String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        return SPACE.matcher(folded).replaceAll(" ").strip();
    }

    private static boolean found(String text, String keyword) {
        boolean open = keyword.endsWith("*");
        String wanted = fold(open ? keyword.substring(0, keyword.length() - 1) : keyword);
        if (wanted.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if (isBoundary(text, at) && (open || isBoundary(text, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(String text, int at) {
        return at <= 0 || at >= text.length() || !inWord(text.codePointBefore(at)) || !inWord(text.codePointAt(at));
    }

    private static boolean inWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint) && !UNSPACED.contains(UnicodeScript.of(codePoint));
    }
}
