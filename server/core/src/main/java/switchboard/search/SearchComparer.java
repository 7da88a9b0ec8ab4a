package switchboard.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import switchboard.api.error.UnavailableException;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchSource;

/**
 * Proves the index equal to the database: walks both side by side by id and compares versions. What differs only because
 * it was being written is looked at again once the index has caught up.
 */
public final class SearchComparer {

    private static final int LOOKS = 3;
    private static final int MOST_NAMED = 100;
    private static final Duration CATCH_UP = Duration.ofSeconds(10);

    private final SearchProviders providers;
    private final SearchFollower follower;
    private final Clock clock;
    private final Duration patience;
    private final Semaphore one = new Semaphore(1);
    private final AtomicReference<Optional<Comparison>> last = new AtomicReference<>(Optional.empty());

    /**
     * @param equal whether nothing differs
     * @param complete whether every item was looked at; not so where there are more than the bound
     */
    public record Comparison(Instant at, boolean equal, boolean complete, Map<String, TypeComparison> types) {}

    /**
     * @param missing in the database only; at most 100 ids are named here and below
     * @param stale in both, the index having another version
     * @param extra in the index only
     */
    public record TypeComparison(
            long inDatabase,
            long inIndex,
            long different,
            List<String> missing,
            List<String> stale,
            List<String> extra) {}

    private record Look(
            long inDatabase,
            long inIndex,
            boolean complete,
            Set<String> missing,
            Set<String> stale,
            Set<String> extra) {

        boolean clean() {
            return missing.isEmpty() && stale.isEmpty() && extra.isEmpty();
        }

        /** What differs now and did so before: a difference that stays. */
        Look alsoIn(Look earlier) {
            missing.retainAll(earlier.missing);
            stale.retainAll(earlier.stale);
            extra.retainAll(earlier.extra);
            return this;
        }
    }

    public SearchComparer(SearchProviders providers, SearchFollower follower, Clock clock) {
        this(providers, follower, clock, CATCH_UP);
    }

    /** @param patience how long to wait for the index to catch up before looking again */
    SearchComparer(SearchProviders providers, SearchFollower follower, Clock clock, Duration patience) {
        this.providers = providers;
        this.follower = follower;
        this.clock = clock;
        this.patience = patience;
    }

    /** The comparison made last since the start. */
    public Optional<Comparison> last() {
        return last.get();
    }

    /**
     * Compares at most {@code bound} items of each type. One comparison at a time: while another runs this is 503
     * {@code search.comparing}.
     */
    public Comparison compare(long bound) throws InterruptedException {
        SearchEngine engine = providers.engine(owner -> true);
        if (!one.tryAcquire()) {
            throw new UnavailableException(
                    "search.comparing", "A comparison is under way already.", Duration.ofSeconds(5));
        }
        try {
            Map<String, TypeComparison> types = new TreeMap<>();
            boolean complete = true;
            boolean equal = true;
            for (SearchSource source : providers.sources().values()) {
                Look look = settled(source, engine, bound);
                complete &= look.complete();
                equal &= look.clean();
                types.put(source.type(), summary(look));
            }
            Comparison comparison = new Comparison(clock.instant(), equal, complete, types);
            last.set(Optional.of(comparison));
            return comparison;
        } finally {
            one.release();
        }
    }

    private Look settled(SearchSource source, SearchEngine engine, long bound) throws InterruptedException {
        Look look = look(source, engine, bound);
        for (int looks = 1; looks < LOOKS && !look.clean(); looks++) {
            follower.awaitCaughtUp(patience);
            look = look(source, engine, bound).alsoIn(look);
        }
        return look;
    }

    private static Look look(SearchSource source, SearchEngine engine, long bound) {
        Set<String> missing = new TreeSet<>();
        Set<String> stale = new TreeSet<>();
        Set<String> extra = new TreeSet<>();
        long inDatabase = 0;
        long inIndex = 0;
        ItemWalk walk = new ItemWalk();
        while (!walk.finished() && Math.max(inDatabase, inIndex) < bound) {
            ItemWalk.Differences page = walk.next(
                    id -> source.items(id, SourceReader.PAGE),
                    id -> engine.items(source.type(), id, SourceReader.PAGE));
            inDatabase += page.inDatabase();
            inIndex += page.inIndex();
            missing.addAll(page.missing());
            stale.addAll(page.stale());
            extra.addAll(page.extra());
        }
        return new Look(inDatabase, inIndex, walk.finished(), missing, stale, extra);
    }

    private static TypeComparison summary(Look look) {
        return new TypeComparison(
                look.inDatabase(),
                look.inIndex(),
                look.missing().size() + look.stale().size() + look.extra().size(),
                named(look.missing()),
                named(look.stale()),
                named(look.extra()));
    }

    private static List<String> named(Set<String> ids) {
        return ids.stream().limit(MOST_NAMED).toList();
    }
}
