package switchboard.knowledge.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a Markdown text, without its markup: what search indexes and cuts snippets from. */
public final class PlainText {

    private PlainText() {}

    /** The words; blocks are parted by line breaks. Never fails, whatever the text. */
    public static String of(String markdown) {
        Words words = new Words(markdown.length());
        Markdown.parse(markdown).accept(words);
        return words.text.toString().strip();
    }

    private static final class Words extends AbstractVisitor {

        private final StringBuilder text;

        Words(int length) {
            this.text = new StringBuilder(length);
        }

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock node) {
            block(node.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock node) {
            block(node.getLiteral());
        }

        @Override
        public void visit(HtmlBlock node) {
            block(withoutTags(node.getLiteral()));
        }

        @Override
        public void visit(HtmlInline node) {
            // A tag between words parts them as it does on the screen only where it is a line break.
            text.append(node.getLiteral().regionMatches(true, 0, "<br", 0, 3) ? " " : "");
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(Paragraph node) {
            visitChildren(node);
            breakLine();
        }

        @Override
        public void visit(Heading node) {
            visitChildren(node);
            breakLine();
        }

        @Override
        public void visit(ListItem node) {
            visitChildren(node);
            breakLine();
        }

        private void block(String literal) {
            text.append(literal);
            breakLine();
        }

        private void breakLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        private static String withoutTags(String html) {
            StringBuilder words = new StringBuilder(html.length());
            boolean inTag = false;
            for (int index = 0; index < html.length(); index++) {
                char letter = html.charAt(index);
                if (letter == '<') {
                    inTag = true;
                } else if (letter == '>' && inTag) {
                    inTag = false;
                    words.append(' ');
                } else if (!inTag) {
                    words.append(letter);
                }
            }
            return words.toString();
        }
    }
}
