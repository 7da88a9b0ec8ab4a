package switchboard.plugins.generation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchResult;
import switchboard.api.tickets.TicketGuard;
import switchboard.plugins.calls.Garbage;

/**
 * Takes what a plugin answers at the border: copied into collections of the JDK, each element looked at. What is not what
 * the contract says fails here, on the plugin's thread, in words, and not somewhere in the core.
 */
final class Answers {

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_TOUCHED = 10_000;

    private Answers() {}

    static <T> T given(@Nullable T answer, String what) {
        if (answer == null) {
            throw new Garbage("It answered null where " + what + " belongs");
        }
        return answer;
    }

    /** A text for people, cut where it is too long for them. */
    static String text(@Nullable String answer, String what) {
        String text = given(answer, what);
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    static <T> List<T> list(@Nullable Collection<T> answer, Class<T> type, String what) {
        List<T> copy = new ArrayList<>();
        for (Object element : given(answer, what)) {
            copy.add(element(element, type, what));
        }
        return copy;
    }

    static Set<String> texts(@Nullable Collection<String> answer, String what) {
        return new LinkedHashSet<>(list(answer, String.class, what));
    }

    static List<String> touched(@Nullable Collection<String> answer) {
        List<String> ids = list(answer, String.class, "a collection of ids");
        if (ids.size() > MOST_TOUCHED) {
            throw new Garbage("One event touched " + ids.size() + " items; " + MOST_TOUCHED + " are allowed");
        }
        return ids;
    }

    private static <T> T element(@Nullable Object element, Class<T> type, String what) {
        if (!type.isInstance(element)) {
            throw new Garbage("In " + what + " there is " + kind(element) + " and not a " + type.getSimpleName());
        }
        return type.cast(element);
    }

    private static String kind(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getName();
    }

    /** A decision that sets no fields but those that begin with the plugin's prefix. */
    static TicketGuard.Decision decision(TicketGuard.@Nullable Decision answer, String prefix) {
        TicketGuard.Decision decision = given(answer, "a guard's decision");
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field :
                given(decision.fields(), "the fields of a decision").entrySet()) {
            String name = element(field.getKey(), String.class, "the fields of a decision");
            if (!name.startsWith(prefix)) {
                throw new Garbage("A decision sets a field whose name does not begin with " + prefix);
            }
            fields.put(name, plain(field.getValue()));
        }
        return new TicketGuard.Decision(
                decision.veto() == null ? null : text(decision.veto(), "a veto"), Map.copyOf(fields));
    }

    /** A choice among those who were offered. */
    static AssignmentStrategy.Choice choice(
            AssignmentStrategy.@Nullable Choice answer, AssignmentStrategy.Question question) {
        AssignmentStrategy.Choice choice = given(answer, "a choice");
        String reason = text(choice.reason(), "the reason of a choice");
        UUID assignee = choice.assignee();
        if (assignee != null
                && question.candidates().stream()
                        .noneMatch(candidate -> candidate.user().equals(assignee))) {
            throw new Garbage("It chose somebody who was not offered");
        }
        return new AssignmentStrategy.Choice(assignee, reason);
    }

    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag;
            case Integer number -> number;
            case Long number -> number;
            case Double number -> number;
            case BigDecimal number -> number;
            case BigInteger number -> number;
            case List<?> elements -> list(uncheckedTexts(elements), String.class, "a field of a decision");
            case null, default -> throw new Garbage("A field of a decision cannot be " + kind(value));
        };
    }

    @SuppressWarnings("unchecked")
    private static List<String> uncheckedTexts(List<?> elements) {
        return (List<String>) elements;
    }

    /** The documents that were asked for. */
    static Map<String, SearchDocument> documents(
            @Nullable Map<String, SearchDocument> answer, Collection<String> asked) {
        Map<String, SearchDocument> documents = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : given(answer, "a map of documents").entrySet()) {
            String id = element(entry.getKey(), String.class, "the ids of documents");
            SearchDocument document = element(entry.getValue(), SearchDocument.class, "the documents");
            if (!asked.contains(id) || !id.equals(document.id())) {
                throw new Garbage("It answered a document that nobody asked for: " + text(id, "an id"));
            }
            documents.put(id, document(document));
        }
        return documents;
    }

    private static SearchDocument document(SearchDocument document) {
        given(document.language(), "the language of a document");
        given(document.title(), "the title of a document");
        given(document.body(), "the body of a document");
        given(document.internalBody(), "the internal body of a document");
        texts(document.audience(), "the audience of a document");
        texts(document.internalAudience(), "the internal audience of a document");
        Map<String, Set<String>> keywords = new LinkedHashMap<>();
        for (Map.Entry<?, ?> keyword : document.keywords().entrySet()) {
            Set<?> values = element(keyword.getValue(), Set.class, "the keywords of a document");
            keywords.put(
                    element(keyword.getKey(), String.class, "the keywords of a document"),
                    texts(uncheckedTexts(List.copyOf(values)), "the keywords of a document"));
        }
        return new SearchDocument(
                document.id(),
                document.version(),
                document.language(),
                document.number(),
                document.title(),
                document.body(),
                document.internalBody(),
                document.audience(),
                document.internalAudience(),
                keywords);
    }

    /** A page in order of id: one that does not move on would be asked for without end. */
    static List<ItemVersion> items(@Nullable List<ItemVersion> answer, String after, int limit) {
        List<ItemVersion> items = list(answer, ItemVersion.class, "a page of items");
        if (items.size() > limit) {
            throw new Garbage("It answered " + items.size() + " items where " + limit + " were asked for");
        }
        String before = after;
        for (ItemVersion item : items) {
            if (given(item.id(), "the id of an item").compareTo(before) <= 0) {
                throw new Garbage("Its items are not in order of id: " + item.id() + " after " + before);
            }
            before = item.id();
        }
        return items;
    }

    static SearchFilter filter(@Nullable SearchFilter answer) {
        SearchFilter filter = given(answer, "a search filter");
        texts(filter.tokens(), "the tokens of a filter");
        texts(filter.internalTokens(), "the internal tokens of a filter");
        return filter;
    }

    static SearchResult result(@Nullable SearchResult answer, int limit) {
        SearchResult result = given(answer, "a search result");
        List<SearchHit> hits = list(result.hits(), SearchHit.class, "the hits of a search");
        if (hits.size() > limit) {
            throw new Garbage("It found " + hits.size() + " hits where " + limit + " were asked for");
        }
        hits.forEach(hit -> {
            given(hit.type(), "the type of a hit");
            given(hit.id(), "the id of a hit");
            given(hit.title(), "the title of a hit");
            given(hit.snippet(), "the snippet of a hit");
        });
        return result;
    }

    static Map<String, Long> positions(@Nullable Map<String, Long> answer) {
        Map<String, Long> positions = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : given(answer, "a map of positions").entrySet()) {
            positions.put(
                    element(entry.getKey(), String.class, "the positions"),
                    element(entry.getValue(), Long.class, "the positions"));
        }
        return positions;
    }
}
