package switchboard.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.search.Language;
import switchboard.api.search.Search;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchQuery;
import switchboard.api.search.SearchResult;
import switchboard.api.search.SearchSource;

/**
 * Search for callers: puts each source's filter into the query, so that what a caller may not see is neither found nor
 * counted, and never shapes a snippet.
 */
public final class SearchService implements Search {

    /** Characters of a query. */
    public static final int LONGEST_TEXT = 2_000;

    /** Hits in one answer. */
    public static final int MOST_HITS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SearchService.class);
    private static final float TITLE_WEIGHT = 2;

    private final SearchProviders providers;
    private final LanguageDetector languages;
    private final ModuleReaches modules;

    public SearchService(SearchProviders providers, LanguageDetector languages, ModuleReaches modules) {
        this.providers = providers;
        this.languages = languages;
        this.modules = modules;
    }

    /**
     * {@inheritDoc}
     *
     * <p>No types means all there are. A blank text is 400 {@code search.blank}, one over 2,000 characters 400
     * {@code search.too_long}, a type that the desk or the caller's organization does not have 400 {@code
     * search.unknown_type}.
     */
    @Override
    public SearchResult find(Caller caller, Request request) {
        SearchEngine engine = providers.engine(owner -> modules.covers(owner, caller));
        String text = checked(request.text());
        Map<String, SearchFilter> filters = filters(caller, request.types());
        if (filters.isEmpty()) {
            return new SearchResult(List.of(), null);
        }
        return engine.search(new SearchQuery(
                text,
                language(text, request.language()),
                filters,
                request.keywords(),
                request.titleWeight(),
                Math.clamp(request.limit(), 1, MOST_HITS),
                request.cursor(),
                request.snippets()));
    }

    /** The ids of the best hits of one type, best first: at most {@code limit}, which is at most 1,000. */
    public List<String> findIds(Caller caller, String type, String text, int limit) {
        Request request = new Request(text, null, Set.of(type), Map.of(), TITLE_WEIGHT, limit, null, false);
        return find(caller, request).hits().stream().map(SearchHit::id).toList();
    }

    private static String checked(String text) {
        if (text.isBlank()) {
            throw new MalformedException("search.blank", "Say in q what to search for.");
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new MalformedException("search.too_long", "A query has at most " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    private @Nullable String language(String text, @Nullable String hint) {
        Language language = languages.ofQuery(text, hint == null ? Language.UNKNOWN : Language.of(hint));
        return language.equals(Language.UNKNOWN) ? null : language.code();
    }

    private Map<String, SearchFilter> filters(Caller caller, Set<String> types) {
        Map<String, SearchSource> sources = providers.sources(owner -> modules.covers(owner, caller));
        Map<String, SearchFilter> filters = new TreeMap<>();
        for (String type : types.isEmpty() ? sources.keySet() : types) {
            SearchSource source = sources.get(type);
            if (source == null) {
                throw new MalformedException(
                        "search.unknown_type", "There is no such type: one of " + sources.keySet());
            }
            SearchFilter filter = filter(caller, source, types.size() == 1);
            if (!filter.isNothing()) {
                filters.put(type, filter);
            }
        }
        return filters;
    }

    /** One source that is out of order leaves the other types to be found, unless it alone was asked for. */
    private static SearchFilter filter(Caller caller, SearchSource source, boolean alone) {
        try {
            return source.visibleTo(caller);
        } catch (RuntimeException failure) {
            if (alone) {
                throw failure;
            }
            LOG.warn("The search source {} did not say what a caller may see; it is left out", source.type(), failure);
            return SearchFilter.NOTHING;
        }
    }
}
