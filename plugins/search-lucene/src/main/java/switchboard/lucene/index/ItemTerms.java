package switchboard.lucene.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import switchboard.api.search.ItemVersion;
import switchboard.lucene.document.Fields;

/** Walks the items of one type in order of id, along the terms of the key field. */
final class ItemTerms {

    private ItemTerms() {}

    static List<ItemVersion> page(IndexReader reader, String type, String after, int limit) throws IOException {
        Terms keys = MultiTerms.getTerms(reader, Fields.KEY);
        List<ItemVersion> page = new ArrayList<>();
        if (keys == null) {
            return page;
        }
        BytesRef prefix = new BytesRef(Fields.key(type, ""));
        BytesRef start = new BytesRef(Fields.key(type, after));
        Bits live = MultiBits.getLiveDocs(reader);
        TermsEnum terms = keys.iterator();
        if (terms.seekCeil(start) == TermsEnum.SeekStatus.END) {
            return page;
        }
        PostingsEnum postings = null;
        for (BytesRef key = terms.term();
                key != null && page.size() < limit && StringHelper.startsWith(key, prefix);
                key = terms.next()) {
            postings = terms.postings(postings, PostingsEnum.NONE);
            int document = firstLive(postings, live);
            if (document != DocIdSetIterator.NO_MORE_DOCS && !key.equals(start)) {
                String id =
                        new BytesRef(key.bytes, key.offset + prefix.length, key.length - prefix.length).utf8ToString();
                page.add(new ItemVersion(id, version(reader, document)));
            }
        }
        return page;
    }

    private static int firstLive(PostingsEnum postings, Bits live) throws IOException {
        int document = postings.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document)) {
            document = postings.nextDoc();
        }
        return document;
    }

    private static long version(IndexReader reader, int document) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
        NumericDocValues versions = leaf.reader().getNumericDocValues(Fields.VERSION);
        return versions != null && versions.advanceExact(document - leaf.docBase) ? versions.longValue() : -1;
    }
}
