package switchboard.lucene.query;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person typed, taken apart: phrases between double quotes of any kind, and the rest. A quote without its partner
 * is no quote. Nothing else has a meaning of its own.
 */
record TypedText(String words, List<String> phrases) {

    private static final String QUOTES = "\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d";
    private static final int MOST_PHRASES = 8;

    static TypedText of(String typed) {
        StringBuilder words = new StringBuilder(typed.length());
        List<String> phrases = new ArrayList<>();
        int at = 0;
        while (at < typed.length()) {
            char here = typed.charAt(at);
            int end = isQuote(here) ? nextQuote(typed, at + 1) : -1;
            if (end > at && phrases.size() < MOST_PHRASES) {
                phrases.add(typed.substring(at + 1, end));
                words.append(' ');
                at = end + 1;
            } else {
                words.append(isQuote(here) ? ' ' : here);
                at++;
            }
        }
        return new TypedText(words.toString(), List.copyOf(phrases));
    }

    private static boolean isQuote(char letter) {
        return QUOTES.indexOf(letter) >= 0;
    }

    private static int nextQuote(String typed, int from) {
        for (int at = from; at < typed.length(); at++) {
            if (isQuote(typed.charAt(at))) {
                return at;
            }
        }
        return -1;
    }
}
