package switchboard.search;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.UnavailableException;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchSource;

/**
 * What search there is: one engine, and the sources of the core and of each plugin. Readers see one immutable snapshot.
 *
 * <p>During an upgrade two generations of the engine live side by side. Queries go to the new one from
 * {@link #publishEngine} on, while the old one still writes until {@link #stopWriting}; what it writes in between is
 * made durable at once and shown to the new one, so that no reader misses it.
 */
public final class SearchProviders {

    private static final Logger LOG = LoggerFactory.getLogger(SearchProviders.class);

    private final ReentrantLock writing = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot = new Snapshot(null, "", Map.of(), new TreeMap<>());
    private volatile @Nullable IndexSession session;

    private record Snapshot(
            @Nullable SearchEngine engine,
            String engineOwner,
            Map<String, List<SearchSource>> byOwner,
            TreeMap<String, SearchSource> byType) {}

    /**
     * The engine that answers from now on.
     *
     * @param owner the plugin it belongs to
     * @param engine null where there is none any more
     */
    public void publishEngine(String owner, @Nullable SearchEngine engine) {
        writing.lock();
        try {
            IndexSession current = session;
            if (engine != null && current != null && current.engine() != engine) {
                show(current.engine(), engine);
            }
            snapshot = new Snapshot(engine, owner, snapshot.byOwner, snapshot.byType);
        } finally {
            writing.unlock();
        }
        tellListeners();
    }

    /** The published engine has taken over: it may write from now on. */
    public void startWriting() {
        writing.lock();
        try {
            SearchEngine engine = snapshot.engine;
            if (engine == null) {
                throw new IllegalStateException("No search engine is published.");
            }
            closeSession();
            session = new IndexSession(engine);
        } finally {
            writing.unlock();
        }
        tellListeners();
    }

    /** Lets the writing engine go. Returns when no write is under way; it is not called again for writing. */
    public void stopWriting() {
        writing.lock();
        try {
            closeSession();
        } finally {
            writing.unlock();
        }
        tellListeners();
    }

    private void closeSession() {
        IndexSession ended = session;
        session = null;
        if (ended != null) {
            try {
                ended.close();
            } catch (RuntimeException failure) {
                LOG.warn("An unfinished search index was not removed; the next start does it", failure);
            }
        }
    }

    /** The sources of one owner, in place of those it had. An empty list takes them away: their hits vanish at once. */
    public void setSources(String owner, List<SearchSource> sources) {
        writing.lock();
        try {
            Map<String, List<SearchSource>> byOwner = new LinkedHashMap<>(snapshot.byOwner);
            if (sources.isEmpty()) {
                byOwner.remove(owner);
            } else {
                byOwner.put(owner, List.copyOf(sources));
            }
            snapshot = new Snapshot(snapshot.engine, snapshot.engineOwner, Map.copyOf(byOwner), byType(byOwner));
        } finally {
            writing.unlock();
        }
        tellListeners();
    }

    private static TreeMap<String, SearchSource> byType(Map<String, List<SearchSource>> byOwner) {
        TreeMap<String, SearchSource> byType = new TreeMap<>();
        byOwner.forEach((owner, sources) -> sources.forEach(source -> {
            if (byType.putIfAbsent(source.type(), source) != null) {
                throw new IllegalArgumentException(
                        "The search type " + source.type() + " of " + owner + " is taken by another source.");
            }
        }));
        return byType;
    }

    /**
     * The engine to read from. Throws 503 {@code search.unavailable} where there is none.
     *
     * @param ofOwner which owners the asker may know of
     */
    SearchEngine engine(Predicate<String> ofOwner) {
        Snapshot now = snapshot;
        SearchEngine engine = now.engine;
        if (engine == null || !ofOwner.test(now.engineOwner)) {
            throw new UnavailableException(
                    "search.unavailable", "No search engine is enabled.", Duration.ofSeconds(30));
        }
        return engine;
    }

    boolean hasEngine() {
        return snapshot.engine != null;
    }

    /** The sources by type, in order of type. */
    Map<String, SearchSource> sources() {
        return Collections.unmodifiableMap(snapshot.byType);
    }

    /** Whether the source of a type belongs to this owner. */
    boolean owns(String owner, String type) {
        return snapshot.byOwner.getOrDefault(owner, List.of()).stream()
                .anyMatch(source -> source.type().equals(type));
    }

    /** Those of the owners that the asker may know of. */
    Map<String, SearchSource> sources(Predicate<String> ofOwner) {
        Snapshot now = snapshot;
        if (now.byOwner.keySet().stream().allMatch(ofOwner)) {
            return Collections.unmodifiableMap(now.byType);
        }
        TreeMap<String, SearchSource> sources = new TreeMap<>();
        now.byOwner.forEach((owner, owned) -> {
            if (ofOwner.test(owner)) {
                owned.forEach(source -> sources.put(source.type(), source));
            }
        });
        return sources;
    }

    /** Called whenever an engine or a source comes or goes, and when writing starts or stops. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** What is being written, for looking at only; null where nobody may write. */
    @Nullable
    IndexSession session() {
        return session;
    }

    /** Runs one step of writing, or answers the fallback where nobody may write. Steps are short: see the follower. */
    <T> T whileWriting(Function<IndexSession, T> step, T fallback) {
        writing.lock();
        try {
            IndexSession current = session;
            return current == null ? fallback : step.apply(current);
        } finally {
            writing.unlock();
        }
    }

    /** Applies changes to the writing engine, and shows them to the reading one where that is another generation. */
    void apply(IndexSession writer, List<SearchBatch> batches, long position) {
        writer.engine().apply(batches, position);
        SearchEngine reader = snapshot.engine;
        if (reader != null && reader != writer.engine()) {
            show(writer.engine(), reader);
        }
    }

    /** What the old generation wrote, shown to the new one. Where that fails the new one sees it when it takes over. */
    private static void show(SearchEngine writer, SearchEngine reader) {
        try {
            writer.commit();
            reader.refresh();
        } catch (RuntimeException failure) {
            LOG.warn("The new search engine does not see the last changes until it has taken over", failure);
        }
    }

    private void tellListeners() {
        listeners.forEach(Runnable::run);
    }
}
