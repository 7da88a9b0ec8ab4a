package switchboard.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import switchboard.api.events.Event;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.Language;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchSource;

/** Asks sources in the sizes they allow, and fills in the language of documents that do not know theirs. */
final class SourceReader {

    /** As many ids as a source takes at once, and as many events as are followed at once. */
    static final int PAGE = 500;

    /** Enough text to tell a language; more only costs time. */
    private static final int SAMPLE = 1_000;

    private final LanguageDetector languages;

    SourceReader(LanguageDetector languages) {
        this.languages = languages;
    }

    /** What these events touched, as it is now. */
    List<SearchBatch> touched(SearchSource source, List<Event> events) {
        Set<String> ids = asking(source, () -> {
            Set<String> wanted = source.eventTypes();
            Set<String> touched = new LinkedHashSet<>();
            events.forEach(event -> touched.addAll(named(source, event)));
            events.stream()
                    .filter(event -> wants(wanted, event.type()))
                    .forEach(event -> touched.addAll(source.touchedBy(event)));
            return touched;
        });
        return batches(source, ids);
    }

    private static List<String> named(SearchSource source, Event event) {
        return event.type().equals(SearchFollower.TOUCHED)
                        && event.subject().id().equals(source.type())
                        && event.data().get("items") instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The items with these ids as they are now, and the removal of those that are gone. */
    List<SearchBatch> batches(SearchSource source, Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<SearchBatch> batches = new ArrayList<>();
        for (int start = 0; start < all.size(); start += PAGE) {
            List<String> asked = all.subList(start, Math.min(start + PAGE, all.size()));
            Map<String, SearchDocument> answered = asking(source, () -> source.documents(asked));
            SearchBatch batch = SearchBatch.of(source.type(), asked, answered);
            batches.add(new SearchBatch(
                    batch.type(),
                    batch.documents().stream().map(this::withLanguage).toList(),
                    batch.removed()));
        }
        return batches;
    }

    List<ItemVersion> items(SearchSource source, String after) {
        return asking(source, () -> source.items(after, PAGE));
    }

    private static <T> T asking(SearchSource source, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException | LinkageError failure) {
            throw new SourceFailure(source.type(), failure);
        }
    }

    private static boolean wants(Set<String> types, String type) {
        return types.contains(type) || types.contains(type.substring(0, Math.max(0, type.indexOf('.'))) + ".*");
    }

    private SearchDocument withLanguage(SearchDocument document) {
        if (!Language.of(document.language()).equals(Language.UNKNOWN)) {
            return document;
        }
        String body = document.body();
        String sample = document.title() + " " + body.substring(0, Math.min(SAMPLE, body.length()));
        return new SearchDocument(
                document.id(),
                document.version(),
                languages.detect(sample).code(),
                document.number(),
                document.title(),
                document.body(),
                document.internalBody(),
                document.audience(),
                document.internalAudience(),
                document.keywords());
    }
}
