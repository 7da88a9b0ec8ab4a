package switchboard.search;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import switchboard.api.search.SearchEngine;

/**
 * What is under way between one take-over of an engine and its letting go: how far each type stands, a rebuild, and the
 * types being filled. Changed only under the lock of {@link SearchProviders}; {@link SearchFollower#state} reads it at
 * any time.
 */
final class IndexSession {

    private final SearchEngine engine;
    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private final Map<String, TypeFilling> fillings = new ConcurrentHashMap<>();
    private volatile @Nullable IndexRebuild rebuild;
    private volatile boolean comparedWithJournal;
    private volatile boolean ahead;

    IndexSession(SearchEngine engine) {
        this.engine = engine;
        forgetProgress();
    }

    SearchEngine engine() {
        return engine;
    }

    /** By type, up to where the journal is in the index; ahead of what is durable. */
    Map<String, Long> positions() {
        return positions;
    }

    Map<String, TypeFilling> fillings() {
        return fillings;
    }

    @Nullable
    IndexRebuild rebuild() {
        return rebuild;
    }

    void rebuild(IndexRebuild begun) {
        rebuild = begun;
    }

    boolean comparedWithJournal() {
        return comparedWithJournal;
    }

    void comparedWithJournal(boolean indexIsAhead) {
        ahead = indexIsAhead;
        comparedWithJournal = true;
    }

    /** Whether the index speaks of positions that the journal does not have. */
    boolean ahead() {
        return ahead;
    }

    /** A new index holds just these types. */
    void rebuilt(Set<String> types, long position) {
        rebuild = null;
        positions.clear();
        types.forEach(type -> positions.put(type, position));
        fillings.clear();
        comparedWithJournal(false);
    }

    /** After a failure of the engine only what it made durable counts. */
    void forgetProgress() {
        positions.clear();
        positions.putAll(engine.positions());
        fillings.clear();
        comparedWithJournal = false;
        ahead = false;
    }

    void close() {
        IndexRebuild underWay = rebuild;
        rebuild = null;
        if (underWay != null) {
            underWay.close();
        }
    }
}
