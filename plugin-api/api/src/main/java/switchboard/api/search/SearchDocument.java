package switchboard.api.search;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is indexed of one item.
 *
 * @param version the item's version; the comparer holds it against the database, so it grows with every change of what
 *     is indexed
 * @param language BCP 47 tag of title and body, or {@code und}: then the host detects it
 * @param number the human number shown with a hit, if the item has one
 * @param body plain text, already freed of markup
 * @param internalBody text that only callers with an internal audience may find: notes
 * @param audience tokens; a caller finds the item whose filter shares one of them
 * @param internalAudience the same for {@code internalBody}
 * @param keywords exact values to filter by, such as {@code language}, {@code category}, {@code externalId}
 */
public record SearchDocument(
        String id,
        long version,
        String language,
        @Nullable String number,
        String title,
        String body,
        String internalBody,
        Set<String> audience,
        Set<String> internalAudience,
        Map<String, Set<String>> keywords) {

    public SearchDocument {
        audience = Set.copyOf(audience);
        internalAudience = Set.copyOf(internalAudience);
        keywords = Map.copyOf(keywords);
    }
}
