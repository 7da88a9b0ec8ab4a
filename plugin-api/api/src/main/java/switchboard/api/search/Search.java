package switchboard.api.search;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.HostService;
import switchboard.api.access.Caller;

/** Full-text search through whatever engine is enabled. Throws 503 {@code search.unavailable} where there is none. */
@HostService
public interface Search {

    /** Searches the given types for what the caller may see; the sources' filters are added by the host. */
    SearchResult find(Caller caller, Request request);

    /**
     * @param types the source types to search
     * @param language BCP 47 tag of the text, or null where it is not known: then it is detected
     * @param titleWeight how much a match in the title counts beside one in the body, 2 being a sound start
     */
    record Request(
            String text,
            @Nullable String language,
            Set<String> types,
            Map<String, Set<String>> keywords,
            float titleWeight,
            int limit,
            @Nullable String cursor,
            boolean snippets) {}
}
