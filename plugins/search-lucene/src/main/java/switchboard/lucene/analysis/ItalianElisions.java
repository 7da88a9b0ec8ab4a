package switchboard.lucene.analysis;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;

/** The articles that Italian writes onto the next word with an apostrophe; Lucene keeps its own list to itself. */
final class ItalianElisions {

    static final CharArraySet ARTICLES = CharArraySet.unmodifiableSet(new CharArraySet(
            List.of(
                    "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl",
                    "negl", "sugl", "un", "m", "t", "s", "v", "d", "quest", "quell"),
            true));

    private ItalianElisions() {}
}
