package com.example.first;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchQuery;
import switchboard.api.search.SearchResult;

/** A search engine of the simplest kind: it holds everything in memory and looks for a part of the title. */
final class MemoryEngine implements SearchEngine {

    private final Map<String, TreeMap<String, SearchDocument>> documents = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private boolean writes;

    synchronized void takeOver() {
        writes = true;
    }

    synchronized void quiesce() {
        writes = false;
    }

    @Override
    public synchronized SearchResult search(SearchQuery query) {
        String wanted = query.text().toLowerCase(Locale.ROOT);
        List<SearchHit> hits = new ArrayList<>();
        for (Map.Entry<String, SearchFilter> filter : query.filters().entrySet()) {
            for (SearchDocument document :
                    documents.getOrDefault(filter.getKey(), new TreeMap<>()).values()) {
                if (hits.size() < query.limit()
                        && mayFind(filter.getValue(), document)
                        && document.title().toLowerCase(Locale.ROOT).contains(wanted)) {
                    hits.add(new SearchHit(
                            filter.getKey(),
                            document.id(),
                            document.number(),
                            document.title(),
                            "",
                            document.language(),
                            1,
                            document.keywords()));
                }
            }
        }
        return new SearchResult(hits, null);
    }

    private static boolean mayFind(SearchFilter filter, SearchDocument document) {
        return !filter.isNothing()
                && (filter.everything() || !Collections.disjoint(filter.tokens(), document.audience()));
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
        if (!writes) {
            throw new IllegalStateException("Another generation writes");
        }
        for (SearchBatch batch : batches) {
            put(documents, batch);
            if (position >= 0) {
                positions.put(batch.type(), position);
            }
        }
    }

    private static void put(Map<String, TreeMap<String, SearchDocument>> documents, SearchBatch batch) {
        TreeMap<String, SearchDocument> ofType = documents.computeIfAbsent(batch.type(), type -> new TreeMap<>());
        batch.documents().forEach(document -> ofType.put(document.id(), document));
        batch.removed().forEach(ofType::remove);
    }

    @Override
    public void commit() {}

    @Override
    public void refresh() {}

    @Override
    public Rebuild rebuild() {
        return new NewIndex();
    }

    @Override
    public synchronized List<ItemVersion> items(String type, String after, int limit) {
        return documents.getOrDefault(type, new TreeMap<>()).tailMap(after, false).values().stream()
                .limit(limit)
                .map(document -> new ItemVersion(document.id(), document.version()))
                .toList();
    }

    private final class NewIndex implements Rebuild {

        private final Map<String, TreeMap<String, SearchDocument>> fresh = new HashMap<>();

        @Override
        public void add(SearchBatch batch) {
            put(fresh, batch);
        }

        @Override
        public void publish(long position) {
            synchronized (MemoryEngine.this) {
                documents.clear();
                documents.putAll(fresh);
                positions.clear();
                fresh.keySet().forEach(type -> positions.put(type, position));
            }
        }

        @Override
        public void close() {}
    }
}
