package switchboard.api.search;

import java.util.Set;

/**
 * What one caller may find of one type: the permission predicate compiled to audience tokens.
 *
 * @param everything no restriction
 * @param tokens an item is found whose audience holds one of these; none where both this and {@code everything} say no
 * @param internalEverything the same for internal text
 * @param internalTokens the same for internal text
 */
public record SearchFilter(
        boolean everything, Set<String> tokens, boolean internalEverything, Set<String> internalTokens) {

    public static final SearchFilter NOTHING = new SearchFilter(false, Set.of(), false, Set.of());

    public SearchFilter {
        tokens = Set.copyOf(tokens);
        internalTokens = Set.copyOf(internalTokens);
    }

    /** Whether nothing at all can be found through it. */
    public boolean isNothing() {
        return !everything && tokens.isEmpty();
    }
}
