package switchboard.lucene.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchEngine;
import switchboard.lucene.document.Documents;

/** A new index beside the live one, in a folder of its own. */
final class IndexRebuild implements SearchEngine.Rebuild {

    private final OpenIndex index;
    private final Documents documents;
    private final Consumer<OpenIndex> publish;
    private final Set<String> types = new HashSet<>();
    private boolean published;

    IndexRebuild(OpenIndex index, Documents documents, Consumer<OpenIndex> publish) {
        this.index = index;
        this.documents = documents;
        this.publish = publish;
    }

    @Override
    public void add(SearchBatch batch) {
        types.add(batch.type());
        try {
            index.change(batch, documents);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void publish(long position) {
        types.forEach(type -> index.stands(type, position));
        try {
            index.commit();
            index.searchers().maybeRefreshBlocking();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        publish.accept(index);
        published = true;
    }

    @Override
    public void close() {
        if (published) {
            return;
        }
        try {
            index.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            IndexFolder.remove(index.path());
        }
    }
}
