package switchboard.lucene.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.lucene.document.Fields;
import switchboard.lucene.query.Vocabulary.Word;

/**
 * Compound words, in the languages that write them as one: a word also finds the compounds it begins or ends, and a
 * compound its parts. What a word is, the index itself says; there is no dictionary to fall behind.
 */
final class Compounds {

    private static final int SHORTEST_WORD = 4;
    private static final int SHORTEST_REST = 3;
    /** So long a word hardly begins or ends another by chance: the rest need not be a word of the index. */
    private static final int TELLING_WORD = 6;

    private static final int SHORTEST_COMPOUND = 8;
    private static final int MOST_COMPOUNDS = 12;
    private static final List<String> LINKS = List.of("", "s", "es", "n", "en", "e", "er", "o");
    /** Letters that the first part has alone and loses in a compound: Schule, Schul-. */
    private static final List<String> LOST = List.of("e", "a");

    private final Vocabulary vocabulary;
    private final String code;

    Compounds(Vocabulary vocabulary, String code) {
        this.vocabulary = vocabulary;
        this.code = code;
    }

    /** The compounds of the index that this word begins or ends. */
    Set<String> with(String word) throws IOException {
        if (word.length() < SHORTEST_WORD) {
            return Set.of();
        }
        List<Word> found = new ArrayList<>(beginning(word));
        found.addAll(ending(word));
        found.sort(Comparator.comparingInt(Word::frequency).reversed());
        return Set.copyOf(
                found.stream().map(Word::text).distinct().limit(MOST_COMPOUNDS).toList());
    }

    private List<Word> beginning(String word) throws IOException {
        List<Word> known = new ArrayList<>();
        for (String field : List.of(Fields.BODY, Fields.TITLE)) {
            List<Word> candidates = vocabulary.beginning(
                    Fields.in(field, code),
                    word,
                    candidate -> candidate.length() >= word.length() + SHORTEST_REST,
                    5 * MOST_COMPOUNDS);
            for (Word candidate : candidates) {
                if (word.length() >= TELLING_WORD
                        || isWordAfterLink(candidate.text().substring(word.length()))) {
                    known.add(candidate);
                }
            }
        }
        return known;
    }

    private boolean isWordAfterLink(String rest) throws IOException {
        for (String link : LINKS) {
            String last = rest.substring(Math.min(link.length(), rest.length()));
            if (rest.startsWith(link) && last.length() >= SHORTEST_REST && isWord(last)) {
                return true;
            }
        }
        return false;
    }

    private List<Word> ending(String word) throws IOException {
        List<Word> candidates = vocabulary.beginning(
                Fields.in(Fields.TAIL, code),
                reversed(word),
                candidate -> candidate.length() >= word.length() + SHORTEST_REST,
                5 * MOST_COMPOUNDS);
        List<Word> known = new ArrayList<>();
        for (Word candidate : candidates) {
            String compound = reversed(candidate.text());
            String first = compound.substring(0, compound.length() - word.length());
            if (word.length() >= TELLING_WORD || firstPart(first) != null) {
                known.add(new Word(compound, candidate.frequency()));
            }
        }
        return known;
    }

    /** The word that stands before a link, as the index has it; null where it is none. */
    private @Nullable String firstPart(String first) throws IOException {
        for (String link : LINKS) {
            String word = first.substring(0, Math.max(0, first.length() - link.length()));
            if (first.endsWith(link) && word.length() >= SHORTEST_REST && isWord(word)) {
                return word;
            }
        }
        for (String letter : LOST) {
            if (first.length() >= SHORTEST_REST && isWord(first + letter)) {
                return first + letter;
            }
        }
        return null;
    }

    /** The two words of which this one is made, where the index knows both; empty where it is no compound. */
    List<String> parts(String word) throws IOException {
        if (word.length() < SHORTEST_COMPOUND) {
            return List.of();
        }
        List<String> best = List.of();
        double most = 0;
        for (int at = SHORTEST_WORD; at <= word.length() - SHORTEST_REST; at++) {
            String last = word.substring(at);
            String first = isWord(last) ? firstPart(word.substring(0, at)) : null;
            if (first != null) {
                double both = Math.sqrt((double) frequency(first) * frequency(last));
                if (both > most) {
                    most = both;
                    best = List.of(first, last);
                }
            }
        }
        return best;
    }

    private boolean isWord(String text) throws IOException {
        return frequency(text) > 0;
    }

    private int frequency(String text) throws IOException {
        return vocabulary.frequency(Fields.in(Fields.BODY, code), text)
                + vocabulary.frequency(Fields.in(Fields.TITLE, code), text);
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
