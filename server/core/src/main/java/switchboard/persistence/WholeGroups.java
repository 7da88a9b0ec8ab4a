package switchboard.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rows that belong to several things, read together up to a limit. Each thing has all its rows or is left out, to be read
 * later; only where one alone has more rows than the limit does it come, alone, with as many as that.
 */
public final class WholeGroups {

    private WholeGroups() {}

    /** How many rows to read, so that it is seen whether the last thing has more. */
    public static int rowsFor(int limit) {
        return limit + 1;
    }

    /**
     * By thing.
     *
     * @param wanted the things that were asked for; where all rows were read, those without any have an empty list
     * @param rows at most as many as {@link #rowsFor}, those of each thing together
     */
    public static <K, R, V> Map<K, List<V>> of(
            Collection<K> wanted,
            List<R> rows,
            Function<? super R, ? extends K> thing,
            Function<? super R, ? extends V> value,
            int limit) {
        Map<K, List<V>> groups = new LinkedHashMap<>();
        for (R row : rows) {
            groups.computeIfAbsent(thing.apply(row), any -> new ArrayList<>()).add(value.apply(row));
        }
        if (rows.size() <= limit) {
            wanted.forEach(each -> groups.putIfAbsent(each, List.of()));
        } else if (groups.size() > 1) {
            groups.remove(thing.apply(rows.getLast()));
        } else {
            groups.values().forEach(List::removeLast);
        }
        return groups;
    }
}
