package switchboard.lucene.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The terms that a field's analysis makes of a text. */
final class Tokens {

    /** @param part whether it is a part of the token that came before it at the same place */
    record Token(String term, int start, int end, int position, boolean part) {}

    private Tokens() {}

    /** At most {@code most} of them, in order. */
    static List<Token> of(Analyzer analyzer, String field, String text, int most) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            Token whole = null;
            while (tokens.size() < most && stream.incrementToken()) {
                position += increment.getPositionIncrement();
                int start = offset.startOffset();
                int end = offset.endOffset();
                boolean part = whole != null
                        && start >= whole.start
                        && end <= whole.end
                        && end - start < whole.end - whole.start;
                Token token = new Token(term.toString(), start, end, position, part);
                tokens.add(token);
                whole = part ? whole : token;
            }
            return tokens;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
