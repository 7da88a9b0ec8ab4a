package switchboard.lucene.document;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import switchboard.api.search.SearchDocument;

/** What a hit shows besides its snippet, packed into one value so that a thousand hits cost little. */
public record Shown(@Nullable String number, String title, String language, Map<String, Set<String>> keywords) {

    /** Lucene takes up to 32,766 bytes; what would go over it is left out rather than stop the index. */
    private static final int MOST_TITLE = 2_000;

    private static final int MOST_BYTES = 30_000;

    static BytesRef pack(SearchDocument document) {
        BytesRef packed = pack(document, document.keywords());
        return packed.length <= MOST_BYTES ? packed : pack(document, Map.of());
    }

    private static BytesRef pack(SearchDocument document, Map<String, Set<String>> keywords) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        String title = document.title();
        try {
            out.writeString(document.number() == null ? "" : document.number());
            out.writeString(title.length() <= MOST_TITLE ? title : title.substring(0, MOST_TITLE));
            out.writeString(document.language());
            out.writeVInt(keywords.size());
            for (Map.Entry<String, Set<String>> keyword : keywords.entrySet()) {
                out.writeString(keyword.getKey());
                out.writeSetOfStrings(keyword.getValue());
            }
            return new BytesRef(out.toArrayCopy());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads what {@link #pack} wrote. */
    public static Shown unpack(BytesRef packed) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(packed.bytes, packed.offset, packed.length);
        String number = in.readString();
        String title = in.readString();
        String language = in.readString();
        Map<String, Set<String>> keywords = new TreeMap<>();
        for (int left = in.readVInt(); left > 0; left--) {
            keywords.put(in.readString(), new TreeSet<>(in.readSetOfStrings()));
        }
        return new Shown(number.isEmpty() ? null : number, title, language, keywords);
    }
}
