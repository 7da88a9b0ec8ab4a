package switchboard.search;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How search stands.
 *
 * @param engine whether an engine answers
 * @param writing whether it may write; not so for a moment during an upgrade
 * @param phase {@code idle} without a writing engine, {@code following}, or {@code rebuilding}
 * @param newest the journal's newest position
 * @param lag how many events the slowest type is behind
 * @param rebuilt items in the index being made, where one is
 * @param problem what failed last and has not succeeded since, or null
 */
public record SearchState(
        boolean engine,
        boolean writing,
        String phase,
        long newest,
        long lag,
        long rebuilt,
        Map<String, TypeState> types,
        @Nullable String problem,
        @Nullable Instant problemAt) {

    /**
     * @param phase {@code following}, {@code filling} while its items are indexed for the first time, {@code waiting}
     *     where its turn has not come, or {@code failing}
     * @param position the journal position that its hits show, -1 where it is not complete yet
     */
    public record TypeState(
            String phase, long position, @Nullable String problem) {}
}
