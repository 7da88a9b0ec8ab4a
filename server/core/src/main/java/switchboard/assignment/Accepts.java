package switchboard.assignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.api.tickets.Ticket;
import switchboard.json.Json;
import switchboard.tickets.codes.Category;
import switchboard.tickets.codes.CodeBook;

/**
 * What may be escalated to a team. Each part that is empty takes everything.
 *
 * @param categories those below them are taken with them
 */
public record Accepts(List<String> kinds, List<String> categories, List<String> priorities) {

    /** Everything. */
    public static final Accepts ALL = new Accepts(List.of(), List.of(), List.of());

    private static final int MOST = 50;
    private static final int LONGEST = 100;

    public Accepts {
        kinds = List.copyOf(kinds);
        categories = List.copyOf(categories);
        priorities = List.copyOf(priorities);
    }

    /** These with what is given; a part that is null takes everything again. Faults are recorded in the input. */
    Accepts merged(Input team, CodeBook codes) {
        Input given = team.object("accepts");
        if (given == null) {
            return team.any("accepts") == null ? ALL : this;
        }
        Accepts merged = new Accepts(
                keys(given, "kinds", kinds, key -> codes.has(CodeBook.KIND, key) ? key : null),
                keys(given, "categories", categories, name -> codes.findCategory(name)
                        .map(Category::key)
                        .orElse(null)),
                keys(given, "priorities", priorities, key -> codes.has(CodeBook.PRIORITY, key) ? key : null));
        given.noMore();
        return merged;
    }

    /** Finds the key that a text stands for. */
    private interface Lookup {
        @Nullable
        String key(String text);
    }

    private static List<String> keys(Input given, String part, List<String> before, Lookup lookup) {
        if (!given.has(part)) {
            return before;
        }
        List<String> texts = given.texts(part, MOST, LONGEST);
        List<String> keys = new ArrayList<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            String key = lookup.key(text);
            if (key == null) {
                given.fail(part, "not_found", "names what is none of this desk");
            } else if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    boolean takes(Ticket ticket, CodeBook codes) {
        return (kinds.isEmpty() || kinds.contains(ticket.kind()))
                && (categories.isEmpty() || codes.isWithin(ticket.category(), categories))
                && (priorities.isEmpty() || priorities.contains(ticket.priority()));
    }

    /** In words, to stand behind "only". */
    String words() {
        List<String> words = new ArrayList<>();
        add(words, "kind", kinds);
        add(words, "category", categories);
        add(words, "priority", priorities);
        return words.isEmpty() ? "everything" : "tickets of the " + String.join(" and the ", words);
    }

    private static void add(List<String> words, String part, List<String> keys) {
        if (!keys.isEmpty()) {
            words.add(part + " " + String.join(" or ", keys));
        }
    }

    /** The parts that narrow it; null where none does. */
    @Nullable
    Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        put(parts, "kinds", kinds);
        put(parts, "categories", categories);
        put(parts, "priorities", priorities);
        return parts.isEmpty() ? null : parts;
    }

    private static void put(Map<String, List<String>> parts, String part, List<String> keys) {
        if (!keys.isEmpty()) {
            parts.put(part, keys);
        }
    }

    /** As it is stored; null for everything. */
    @Nullable
    String stored() {
        Map<String, List<String>> parts = parts();
        return parts == null ? null : Json.write(parts);
    }

    static Accepts of(@Nullable String stored) {
        if (stored == null) {
            return ALL;
        }
        Map<String, @Nullable Object> parts = Json.parseObject(stored);
        return new Accepts(texts(parts.get("kinds")), texts(parts.get("categories")), texts(parts.get("priorities")));
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of();
    }
}
