package switchboard.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchQuery;
import switchboard.api.search.SearchResult;

/** An engine in memory: finds titles that contain the text. Several generations of it share one store, as on a disk. */
final class MemoryEngine implements SearchEngine {

    /** What is durable. */
    static final class Store {
        volatile Map<String, Map<String, SearchDocument>> documents = Map.of();
        volatile Map<String, Long> positions = Map.of();
    }

    private final Store store;
    private volatile Map<String, Map<String, SearchDocument>> documents = new ConcurrentHashMap<>();
    private volatile Map<String, Long> positions = new ConcurrentHashMap<>();
    volatile boolean outdated;
    volatile int failures;
    volatile int rebuilds;

    MemoryEngine(Store store) {
        this.store = store;
        refresh();
    }

    @Override
    public SearchResult search(SearchQuery query) {
        return new SearchResult(
                query.filters().keySet().stream()
                        .flatMap(type -> documents.getOrDefault(type, Map.of()).values().stream()
                                .filter(item -> item.title().contains(query.text()))
                                .map(item -> new SearchHit(
                                        type, item.id(), null, item.title(), "", item.language(), 1, Map.of())))
                        .limit(query.limit())
                        .toList(),
                null);
    }

    @Override
    public Map<String, Long> positions() {
        return store.positions;
    }

    @Override
    public boolean outdated() {
        return outdated;
    }

    @Override
    public void apply(List<SearchBatch> batches, long position) {
        if (failures > 0) {
            failures--;
            refresh();
            throw new IllegalStateException("The disk is full.");
        }
        batches.forEach(batch -> change(documents, batch));
        for (SearchBatch batch : batches) {
            if (position < 0) {
                positions.remove(batch.type());
            } else {
                positions.put(batch.type(), position);
            }
        }
    }

    private static void change(Map<String, Map<String, SearchDocument>> documents, SearchBatch batch) {
        Map<String, SearchDocument> items =
                documents.computeIfAbsent(batch.type(), type -> new ConcurrentSkipListMap<>());
        batch.documents().forEach(item -> items.put(item.id(), item));
        batch.removed().forEach(items::remove);
    }

    @Override
    public void commit() {
        store.documents = copy(documents);
        store.positions = Map.copyOf(positions);
    }

    @Override
    public void refresh() {
        documents = copy(store.documents);
        positions = new ConcurrentHashMap<>(store.positions);
    }

    private static Map<String, Map<String, SearchDocument>> copy(Map<String, Map<String, SearchDocument>> from) {
        Map<String, Map<String, SearchDocument>> copy = new ConcurrentHashMap<>();
        from.forEach((type, items) -> copy.put(type, new ConcurrentSkipListMap<>(items)));
        return copy;
    }

    @Override
    public Rebuild rebuild() {
        rebuilds++;
        Map<String, Map<String, SearchDocument>> fresh = new ConcurrentHashMap<>();
        return new Rebuild() {
            @Override
            public void add(SearchBatch batch) {
                change(fresh, batch);
            }

            @Override
            public void publish(long position) {
                Map<String, Long> at = new ConcurrentHashMap<>();
                fresh.keySet().forEach(type -> at.put(type, position));
                documents = fresh;
                positions = at;
                outdated = false;
                commit();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<ItemVersion> items(String type, String after, int limit) {
        return new TreeMap<>(documents.getOrDefault(type, Map.of()))
                .tailMap(after, false).values().stream()
                        .limit(limit)
                        .map(item -> new ItemVersion(item.id(), item.version()))
                        .toList();
    }
}
