package switchboard.knowledge.markdown;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** The one parser. Nesting is bounded: the trees are walked by recursion. */
final class Markdown {

    private static final int DEEPEST = 60;
    private static final Parser PARSER = Parser.builder()
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    private Markdown() {}

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }
}
