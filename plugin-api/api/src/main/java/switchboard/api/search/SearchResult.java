package switchboard.api.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hits, best first.
 *
 * @param next the cursor of the next page, or null at the end
 */
public record SearchResult(List<SearchHit> hits, @Nullable String next) {

    public SearchResult {
        hits = List.copyOf(hits);
    }
}
