package switchboard.search;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.events.Events;
import switchboard.events.NewestPosition;

/**
 * Keeps the index equal to the database: one thread that follows the journal from the position the index itself
 * holds. Wakes as soon as the sequencer has given out new positions.
 */
public final class SearchFollower implements AutoCloseable {

    /**
     * The type of an event that says what to index again: its subject is the type of the items, and {@code items} in its
     * data are their ids. For changes that no event of the items' own tells.
     */
    public static final String TOUCHED = "search.touched";

    private static final Logger LOG = LoggerFactory.getLogger(SearchFollower.class);
    /** New positions wake at once; a new source, a new engine or the end of a pause is noticed this late at most. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    /**
     * Rounds begin so far apart at least: under steady writing one refresh of the index serves many changes, and what
     * comes after a rest is still seen at once. A full round takes 500 events, so this never holds up catching up.
     */
    private static final Duration PACE = Duration.ofMillis(120);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final SearchProviders providers;
    private final Events events;
    private final NewestPosition newest;
    private final Pauses pauses;
    private final ThreadFactory threads;
    private final IndexWork work;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    public SearchFollower(
            SearchProviders providers,
            Events events,
            NewestPosition newest,
            LanguageDetector languages,
            Clock clock,
            ThreadFactory threads) {
        this.providers = providers;
        this.events = events;
        this.newest = newest;
        this.pauses = new Pauses(clock);
        this.threads = threads;
        this.work = new IndexWork(providers, events, newest, new SourceReader(languages), pauses);
    }

    /** Begins following. Call once. */
    public void start() {
        providers.onChange(pauses::forget);
        Thread following = threads.newThread(this::run);
        thread = following;
        following.start();
    }

    private void run() {
        while (!closed.get()) {
            long known = newest.value();
            long began = System.nanoTime();
            if (step()) {
                pace(began);
            } else {
                rest(known);
            }
        }
    }

    private void pace(long began) {
        try {
            TimeUnit.NANOSECONDS.sleep(PACE.toNanos() - (System.nanoTime() - began));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            closed.set(true);
        }
    }

    private boolean step() {
        try {
            return providers.whileWriting(work::step, false);
        } catch (RuntimeException | LinkageError failure) {
            int times = pauses.failed(IndexWork.ENGINE, failure);
            LOG.warn("The search index could not be brought up to date (try {})", times, failure);
            providers.whileWriting(work::afterFailure, false);
            return false;
        }
    }

    private void rest(long known) {
        try {
            newest.awaitBeyond(known, GLANCE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            closed.set(true);
        }
    }

    /** How search stands now. */
    public SearchState state() {
        long end = events.newest();
        IndexSession session = providers.session();
        return session == null ? idle(end) : state(session, end);
    }

    private SearchState idle(long end) {
        return new SearchState(providers.hasEngine(), false, "idle", end, 0, 0, Map.of(), null, null);
    }

    private SearchState state(IndexSession session, long end) {
        Map<String, SearchState.TypeState> types = new TreeMap<>();
        long slowest = end;
        for (String type : providers.sources().keySet()) {
            long position = session.positions().getOrDefault(type, -1L);
            Pauses.Failure failure = pauses.failure(type);
            String phase = failure != null
                    ? "failing"
                    : position >= 0 ? "following" : session.fillings().containsKey(type) ? "filling" : "waiting";
            types.put(type, new SearchState.TypeState(phase, position, failure == null ? null : failure.problem()));
            slowest = Math.min(slowest, Math.max(0, position));
        }
        IndexRebuild rebuild = session.rebuild();
        Pauses.Failure failure = pauses.failure(IndexWork.ENGINE);
        return new SearchState(
                providers.hasEngine(),
                true,
                rebuild == null ? "following" : "rebuilding",
                end,
                end - slowest,
                rebuild == null ? 0 : rebuild.done(),
                types,
                failure == null ? null : failure.problem(),
                failure == null ? null : failure.at());
    }

    /** Waits until every type shows what is in the journal now. False where that took too long, or nobody may write. */
    public boolean awaitCaughtUp(Duration longest) throws InterruptedException {
        long target = events.newest();
        long deadline = System.nanoTime() + longest.toNanos();
        while (!shows(target)) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }

    private boolean shows(long target) {
        IndexSession session = providers.session();
        return session != null
                && session.comparedWithJournal()
                && !session.ahead()
                && session.rebuild() == null
                && providers.sources().keySet().stream()
                        .allMatch(type -> session.positions().getOrDefault(type, -1L) >= target);
    }

    /** Stops following. What was applied is in the index; the rest is followed after the next start. */
    @Override
    public void close() {
        closed.set(true);
        Thread running = thread;
        if (running != null) {
            try {
                if (!running.join(LONGEST_STOP)) {
                    running.interrupt();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
