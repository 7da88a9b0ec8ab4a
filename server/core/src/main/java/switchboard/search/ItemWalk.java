package switchboard.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.search.ItemVersion;

/** Walks the items of one type in database and index side by side, in order of id, a page at a time. */
final class ItemWalk {

    private String after = "";
    private boolean finished;

    /** Items in order of id after an id; fewer than {@link SourceReader#PAGE} only at the end. */
    @FunctionalInterface
    interface ItemPages {
        List<ItemVersion> after(String id);
    }

    /**
     * What one page showed.
     *
     * @param missing in the database only
     * @param stale in both, with different versions
     * @param extra in the index only
     */
    record Differences(int inDatabase, int inIndex, List<String> missing, List<String> stale, List<String> extra) {}

    boolean finished() {
        return finished;
    }

    Differences next(ItemPages database, ItemPages index) {
        // The index first: what is written in between then looks missing, which a second look clears up.
        List<ItemVersion> indexed = index.after(after);
        List<ItemVersion> stored = database.after(after);
        String bound = earlier(end(indexed), end(stored));
        Differences differences = compare(upTo(stored, bound), upTo(indexed, bound));
        finished = bound == null;
        after = bound == null ? after : bound;
        return differences;
    }

    private static @Nullable String end(List<ItemVersion> page) {
        return page.size() < SourceReader.PAGE ? null : page.getLast().id();
    }

    private static @Nullable String earlier(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static List<ItemVersion> upTo(List<ItemVersion> page, @Nullable String bound) {
        return bound == null
                ? page
                : page.stream().filter(item -> item.id().compareTo(bound) <= 0).toList();
    }

    private static Differences compare(List<ItemVersion> stored, List<ItemVersion> indexed) {
        List<String> missing = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        int left = 0;
        int right = 0;
        while (left < stored.size() || right < indexed.size()) {
            int order = left == stored.size()
                    ? 1
                    : right == indexed.size()
                            ? -1
                            : stored.get(left).id().compareTo(indexed.get(right).id());
            if (order < 0) {
                missing.add(stored.get(left++).id());
            } else if (order > 0) {
                extra.add(indexed.get(right++).id());
            } else if (stored.get(left).version() != indexed.get(right++).version()) {
                stale.add(stored.get(left++).id());
            } else {
                left++;
            }
        }
        return new Differences(stored.size(), indexed.size(), missing, stale, extra);
    }
}
