package switchboard.lucene.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Keeps an identifier whole and adds its parts: {@code ADUser} also gives {@code AD} and {@code User},
 * {@code ERR_CONNECTION_RESET} its three words, {@code KB5034441} letters and number. The first part stands at the place
 * of the whole, so that a phrase of the parts matches. Stands before the change to lower case.
 */
final class IdentifierFilter extends TokenFilter {

    private static final int SHORTEST_PART = 2;
    private static final int LONGEST = 64;
    /** Scripts without identifiers of their own; a filter behind this one makes pairs of their characters. */
    private static final Set<String> WHOLE = Set.of("<IDEOGRAPHIC>", "<HIRAGANA>", "<KATAKANA>", "<HANGUL>");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final Deque<Part> parts = new ArrayDeque<>();
    private State whole;

    private record Part(String text, int start, int end, int increment) {}

    IdentifierFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!parts.isEmpty()) {
            Part part = parts.remove();
            restoreState(whole);
            term.setEmpty().append(part.text);
            offset.setOffset(part.start, part.end);
            increment.setPositionIncrement(part.increment);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (term.length() > SHORTEST_PART && term.length() <= LONGEST && !WHOLE.contains(type.type())) {
            split(term.toString());
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        parts.clear();
    }

    private void split(String text) {
        if (isHexadecimal(text)) {
            return;
        }
        int start = 0;
        int increments = 0;
        // Offsets of parts are only right where the term is the very text; a filter before may have changed it.
        boolean exact = offset.endOffset() - offset.startOffset() == text.length();
        for (int end = 1; end <= text.length(); end++) {
            if (end < text.length() && !boundary(text, end)) {
                continue;
            }
            int from = start;
            int to = end;
            start = end;
            while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
                from++;
            }
            if (to - from < SHORTEST_PART || to - from == text.length()) {
                continue;
            }
            int base = offset.startOffset();
            parts.add(new Part(
                    text.substring(from, to),
                    exact ? base + from : base,
                    exact ? base + to : offset.endOffset(),
                    increments == 0 ? 0 : 1));
            increments++;
        }
        if (!parts.isEmpty()) {
            whole = captureState();
        }
    }

    private static boolean isHexadecimal(String text) {
        return text.length() > 2 && text.charAt(0) == '0' && (text.charAt(1) == 'x' || text.charAt(1) == 'X');
    }

    /** Whether a part ends before this character. */
    private static boolean boundary(String text, int at) {
        char before = text.charAt(at - 1);
        char here = text.charAt(at);
        if (here == '\'' || here == '\u2019' || before == '\'' || before == '\u2019') {
            return false;
        }
        if (!Character.isLetterOrDigit(here) && Character.getType(here) != Character.NON_SPACING_MARK) {
            return true;
        }
        if (Character.isDigit(before) != Character.isDigit(here)
                && Character.isLetterOrDigit(before)
                && Character.isLetterOrDigit(here)) {
            return true;
        }
        if (Character.isLowerCase(before) && Character.isUpperCase(here)) {
            return true;
        }
        // The last capital of a run begins the next word: CA|Authority.
        return Character.isUpperCase(before)
                && Character.isUpperCase(here)
                && at + 1 < text.length()
                && Character.isLowerCase(text.charAt(at + 1));
    }
}
