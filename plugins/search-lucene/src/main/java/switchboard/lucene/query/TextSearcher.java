package switchboard.lucene.query;

import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import switchboard.lucene.document.Fields;

/** A searcher that knows which languages its index holds. */
public final class TextSearcher extends IndexSearcher {

    private final Set<String> languages = new TreeSet<>();

    public TextSearcher(IndexReader reader) {
        super(reader);
        String prefix = Fields.in(Fields.TITLE, "x").replace("x", "");
        for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
            if (field.name.startsWith(prefix)) {
                languages.add(field.name.substring(prefix.length()));
            }
        }
    }

    /** The codes of the languages that some text here was analysed in. */
    Set<String> languages() {
        return languages;
    }
}
