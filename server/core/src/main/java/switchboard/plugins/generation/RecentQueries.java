package switchboard.plugins.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import switchboard.api.search.SearchQuery;

/** The last few queries an engine was asked, in memory only: what its successor practises with. */
final class RecentQueries {

    private static final int KEPT = 32;

    private final AtomicReferenceArray<SearchQuery> queries = new AtomicReferenceArray<>(KEPT);
    private final AtomicInteger next = new AtomicInteger();

    void add(SearchQuery query) {
        queries.set(Math.floorMod(next.getAndIncrement(), KEPT), query);
    }

    List<SearchQuery> all() {
        List<SearchQuery> found = new ArrayList<>();
        for (int index = 0; index < KEPT; index++) {
            SearchQuery query = queries.get(index);
            if (query != null) {
                found.add(query);
            }
        }
        return found;
    }
}
