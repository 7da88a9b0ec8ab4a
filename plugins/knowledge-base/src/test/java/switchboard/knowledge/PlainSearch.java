package switchboard.knowledge;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import switchboard.api.access.Caller;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.Search;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchResult;
import switchboard.api.search.SearchSource;

/** Search that walks every document and knows no language: what is found is exactly what the source and its filter let through. */
final class PlainSearch implements Search {

    private final Supplier<SearchSource> source;
    volatile Request last;

    PlainSearch(Supplier<SearchSource> source) {
        this.source = source;
    }

    @Override
    public SearchResult find(Caller caller, Request request) {
        last = request;
        SearchSource articles = source.get();
        SearchFilter filter = articles.visibleTo(caller);
        List<String> ids = articles.items("", 500).stream().map(ItemVersion::id).toList();
        List<SearchHit> hits = articles.documents(ids).values().stream()
                .filter(document -> filter.everything() || !Collections.disjoint(filter.tokens(), document.audience()))
                .filter(document -> request.keywords().entrySet().stream()
                        .allMatch(wanted -> !Collections.disjoint(
                                wanted.getValue(), document.keywords().getOrDefault(wanted.getKey(), Set.of()))))
                .filter(document -> matches(document, request.text()))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .limit(request.limit())
                .map(PlainSearch::hit)
                .toList();
        return new SearchResult(hits, null);
    }

    private static boolean matches(SearchDocument document, String text) {
        String words = (document.title() + " " + document.body()).toLowerCase(Locale.ROOT);
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(words::contains);
    }

    private static SearchHit hit(SearchDocument document) {
        return new SearchHit(
                "article",
                document.id(),
                document.number(),
                document.title(),
                "",
                document.language(),
                1,
                Map.copyOf(document.keywords()));
    }
}
