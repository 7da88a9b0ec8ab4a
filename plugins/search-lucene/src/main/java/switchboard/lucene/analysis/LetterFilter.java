package switchboard.lucene.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Puts one letter in place of another: ё is written е by most people. */
final class LetterFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final char letter;
    private final char replacement;

    LetterFilter(TokenStream input, char letter, char replacement) {
        super(input);
        this.letter = letter;
        this.replacement = replacement;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char[] buffer = term.buffer();
        for (int at = 0; at < term.length(); at++) {
            if (buffer[at] == letter) {
                buffer[at] = replacement;
            }
        }
        return true;
    }
}
