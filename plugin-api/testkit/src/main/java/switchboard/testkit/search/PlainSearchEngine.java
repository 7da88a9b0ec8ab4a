package switchboard.testkit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchQuery;
import switchboard.api.search.SearchResult;

/**
 * Finds what holds every word of the query, in memory and in no particular order. It knows no language and no paging; it is
 * made anew at each start.
 */
final class PlainSearchEngine implements SearchEngine {

    private final Map<String, TreeMap<String, SearchDocument>> documents = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();

    @Override
    public synchronized SearchResult search(SearchQuery query) {
        List<String> words = words(query.text());
        List<SearchHit> hits = new ArrayList<>();
        query.filters().forEach((type, filter) -> of(type).values().stream()
                .filter(document -> !words.isEmpty() && finds(document, filter, words))
                .filter(document -> fits(document, query.keywords()))
                .map(document -> hit(type, document))
                .forEach(hits::add));
        return new SearchResult(hits.subList(0, Math.min(query.limit(), hits.size())), null);
    }

    private static boolean finds(SearchDocument document, SearchFilter filter, List<String> words) {
        boolean readable = filter.everything() || !Collections.disjoint(filter.tokens(), document.audience());
        boolean inside = filter.internalEverything()
                || !Collections.disjoint(filter.internalTokens(), document.internalAudience());
        String text = document.title() + " " + document.body() + " " + document.number()
                + (inside ? " " + document.internalBody() : "");
        return readable && words(text).containsAll(words);
    }

    private static boolean fits(SearchDocument document, Map<String, Set<String>> keywords) {
        return keywords.entrySet().stream()
                .allMatch(wanted -> !Collections.disjoint(
                        wanted.getValue(), document.keywords().getOrDefault(wanted.getKey(), Set.of())));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static SearchHit hit(String type, SearchDocument document) {
        return new SearchHit(
                type,
                document.id(),
                document.number(),
                document.title(),
                "",
                document.language(),
                1,
                document.keywords());
    }

    private TreeMap<String, SearchDocument> of(String type) {
        return documents.computeIfAbsent(type, absent -> new TreeMap<>());
    }

    @Override
    public synchronized Map<String, Long> positions() {
        return Map.copyOf(positions);
    }

    @Override
    public boolean outdated() {
        return false;
    }

    @Override
    public synchronized void apply(List<SearchBatch> batches, long position) {
        for (SearchBatch batch : batches) {
            put(of(batch.type()), batch);
            if (position >= 0) {
                positions.put(batch.type(), position);
            }
        }
    }

    private static void put(Map<String, SearchDocument> ofType, SearchBatch batch) {
        batch.documents().forEach(document -> ofType.put(document.id(), document));
        batch.removed().forEach(ofType::remove);
    }

    @Override
    public void commit() {
        // Nothing outlives the process.
    }

    @Override
    public void refresh() {
        // Each generation has an index of its own.
    }

    @Override
    public Rebuild rebuild() {
        return new NewIndex();
    }

    @Override
    public synchronized List<ItemVersion> items(String type, String after, int limit) {
        return of(type).tailMap(after, false).values().stream()
                .limit(limit)
                .map(document -> new ItemVersion(document.id(), document.version()))
                .toList();
    }

    private final class NewIndex implements Rebuild {

        private final Map<String, TreeMap<String, SearchDocument>> fresh = new HashMap<>();

        @Override
        public void add(SearchBatch batch) {
            put(fresh.computeIfAbsent(batch.type(), absent -> new TreeMap<>()), batch);
        }

        @Override
        public void publish(long position) {
            synchronized (PlainSearchEngine.this) {
                documents.clear();
                documents.putAll(fresh);
                positions.clear();
                fresh.keySet().forEach(type -> positions.put(type, position));
            }
        }

        @Override
        public void close() {
            fresh.clear();
        }
    }
}
