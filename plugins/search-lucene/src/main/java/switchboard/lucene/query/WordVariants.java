package switchboard.lucene.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import switchboard.lucene.analysis.LanguageAnalyzers;
import switchboard.lucene.document.Fields;
import switchboard.lucene.query.Tokens.Token;
import switchboard.lucene.query.Vocabulary.Word;

/**
 * From typed words to what may stand for them in the index: in each language there is and in the neutral analysis, with
 * compounds and their parts, two words written as one, and, only for words that stand nowhere, likely typing errors.
 */
final class WordVariants {

    private static final int MOST_TOKENS = 64;
    private static final int MOST_PAIRS = 24;
    private static final int MOST_TYPOS = 4;
    private static final int MOST_CORRECTIONS = 3;
    private static final int SHORTEST_TYPO = 4;

    private static final float OTHER_LANGUAGE = 0.8f;
    private static final float NEUTRAL = 0.5f;
    private static final float PART_OF_KNOWN_IDENTIFIER = 0.2f;
    private static final float COMPOUND = 0.7f;
    private static final float PART_OF_COMPOUND = 0.6f;
    private static final float JOINED = 0.7f;
    private static final float CORRECTED = 0.6f;

    private final Vocabulary vocabulary;
    private final Analyzer analyzer;
    private final Set<String> languages;
    private final String preferred;
    private final Map<Integer, List<Variants>> words = new TreeMap<>();

    /** @param preferred the code of the query's language, empty where it is not known */
    WordVariants(Vocabulary vocabulary, Analyzer analyzer, Set<String> languages, String preferred) {
        this.vocabulary = vocabulary;
        this.analyzer = analyzer;
        this.languages = languages;
        this.preferred = preferred;
    }

    /** By the place of the word in the text. */
    Map<Integer, List<Variants>> of(String text) throws IOException {
        List<Token> neutral = tokens("", text);
        List<Token> pairs = pairs(neutral, text);
        String joined = String.join(" ", pairs.stream().map(Token::term).toList());
        for (String code : languages) {
            float weight = preferred.isEmpty() || code.equals(preferred) ? 1 : OTHER_LANGUAGE;
            add(code, tokens(code, text), weight);
            addPairs(code, pairs, joined, weight);
        }
        addPairs("", pairs, joined, NEUTRAL);
        add("", withoutStopWords(neutral, text), NEUTRAL);
        correct(neutral);
        return words;
    }

    private List<Token> tokens(String code, String text) {
        return Tokens.of(analyzer, Fields.in(Fields.BODY, code), text, MOST_TOKENS);
    }

    /** Words that say nothing in the query's language say nothing here either, unless there are no others. */
    private List<Token> withoutStopWords(List<Token> neutral, String text) {
        if (!languages.contains(preferred)) {
            return neutral;
        }
        Set<Integer> telling = new HashSet<>();
        tokens(preferred, text).forEach(token -> telling.add(token.start()));
        return telling.isEmpty()
                ? neutral
                : neutral.stream()
                        .filter(token -> telling.contains(token.start()))
                        .toList();
    }

    private void add(String code, List<Token> tokens, float weight) throws IOException {
        Set<String> seen = new HashSet<>();
        boolean known = false;
        for (Token token : tokens) {
            if (seen.add(token.term())) {
                known = token.part() ? known : known(code, token.term());
                float share = token.part() && known ? PART_OF_KNOWN_IDENTIFIER : 1;
                add(token.start(), new Variants(code, variants(code, token.term()), weight * share));
                addParts(code, token, weight);
            }
        }
    }

    private void add(int place, Variants variants) {
        words.computeIfAbsent(place, start -> new ArrayList<>()).add(variants);
    }

    private Map<String, Float> variants(String code, String term) throws IOException {
        if (!LanguageAnalyzers.compounds(code)) {
            return Map.of(term, 1f);
        }
        Map<String, Float> variants = new LinkedHashMap<>();
        variants.put(term, 1f);
        for (String compound : new Compounds(vocabulary, code).with(term)) {
            variants.putIfAbsent(compound, COMPOUND);
        }
        return variants;
    }

    /** The parts of a typed compound are words of their own: who has both matches better than who has one. */
    private void addParts(String code, Token token, float weight) throws IOException {
        if (LanguageAnalyzers.compounds(code)) {
            int place = token.start();
            for (String part : new Compounds(vocabulary, code).parts(token.term())) {
                add(place++, new Variants(code, variants(code, part), weight * PART_OF_COMPOUND));
            }
        }
    }

    private boolean known(String code, String term) throws IOException {
        return vocabulary.frequency(Fields.in(Fields.BODY, code), term) > 0
                || vocabulary.frequency(Fields.in(Fields.TITLE, code), term) > 0;
    }

    /** Two words next to each other that others may write as one: wi-fi, log in. */
    private static List<Token> pairs(List<Token> neutral, String text) {
        List<Token> pairs = new ArrayList<>();
        Token before = null;
        for (Token token : neutral) {
            if (token.part()) {
                continue;
            }
            if (before != null && token.start() == before.end() + 1 && pairs.size() < MOST_PAIRS) {
                String written =
                        text.substring(before.start(), before.end()) + text.substring(token.start(), token.end());
                pairs.add(new Token(written, before.start(), token.end(), before.position(), false));
            }
            before = token;
        }
        return pairs;
    }

    private void addPairs(String code, List<Token> pairs, String joined, float weight) throws IOException {
        int at = 0;
        int pair = 0;
        List<Token> tokens = pairs.isEmpty() ? List.of() : tokens(code, joined);
        for (Token token : tokens) {
            while (pair < pairs.size()
                    && token.start() >= at + pairs.get(pair).term().length()) {
                at += pairs.get(pair).term().length() + 1;
                pair++;
            }
            boolean whole = pair < pairs.size()
                    && token.start() == at
                    && token.end() == at + pairs.get(pair).term().length();
            if (whole && known(code, token.term())) {
                add(pairs.get(pair).start(), new Variants(code, Map.of(token.term(), 1f), weight * JOINED));
            }
        }
    }

    private void correct(List<Token> neutral) throws IOException {
        int corrected = 0;
        for (Token token : neutral) {
            if (corrected < MOST_TYPOS && !token.part() && isUnknownWord(token)) {
                add(token.start(), new Variants("", corrections(token.term()), CORRECTED));
                corrected++;
            }
        }
    }

    private boolean isUnknownWord(Token token) throws IOException {
        if (token.term().length() < SHORTEST_TYPO || !token.term().codePoints().allMatch(Character::isAlphabetic)) {
            return false;
        }
        for (Variants variants : words.getOrDefault(token.start(), List.of())) {
            for (String term : variants.terms().keySet()) {
                if (known(variants.code(), term)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Map<String, Float> corrections(String word) throws IOException {
        List<Word> close = new ArrayList<>(vocabulary.closeTo(Fields.BODY, word));
        close.addAll(vocabulary.closeTo(Fields.TITLE, word));
        close.sort(Comparator.comparingInt(Word::frequency).reversed());
        Map<String, Float> corrections = new LinkedHashMap<>();
        close.stream().limit(MOST_CORRECTIONS).forEach(found -> corrections.put(found.text(), 1f));
        return corrections;
    }
}
