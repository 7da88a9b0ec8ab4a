package switchboard.api.search;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question to the engine, with the caller's filters already in it.
 *
 * @param text what the person typed, up to 2,000 characters; quotes make a phrase, no character is a syntax error
 * @param language BCP 47 tag of the text, or null to analyse it in every language the index holds
 * @param filters what may be found, by type; a type that is not named is not searched
 * @param keywords an item must have one of the values for each name
 * @param titleWeight how much a match in the title counts beside one in the body
 * @param limit 1 to 1,000
 * @param cursor where the answer before ended, or null
 * @param snippets whether the hits carry snippets; without them a query for ids is cheaper
 */
public record SearchQuery(
        String text,
        @Nullable String language,
        Map<String, SearchFilter> filters,
        Map<String, Set<String>> keywords,
        float titleWeight,
        int limit,
        @Nullable String cursor,
        boolean snippets) {

    public SearchQuery {
        filters = Map.copyOf(filters);
        keywords = Map.copyOf(keywords);
    }
}
