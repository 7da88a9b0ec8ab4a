package switchboard.search;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.events.Events;

/**
 * Keeps the index equal to the database: one virtual thread that follows the journal from the position the index itself
 * holds. Wakes when the sequencer has given out new positions, see {@link #wake}.
 */
public final class SearchFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SearchFollower.class);
    /** Only a net under {@link #wake}: another node may have sequenced, or a pause may be over. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final SearchProviders providers;
    private final Events events;
    private final Pauses pauses;
    private final IndexWork work;
    private final Semaphore wakes = new Semaphore(0);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    public SearchFollower(SearchProviders providers, Events events, LanguageDetector languages, Clock clock) {
        this.providers = providers;
        this.events = events;
        this.pauses = new Pauses(clock);
        this.work = new IndexWork(providers, events, new SourceReader(languages), pauses);
    }

    /** Begins following. Call once. */
    public void start() {
        providers.onChange(() -> {
            pauses.forget();
            wake();
        });
        thread = Thread.ofVirtual().name("search-follower").start(this::run);
    }

    /** New positions may have been given out. Returns at once; called after every commit. */
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    private void run() {
        while (!closed.get()) {
            if (!step()) {
                rest();
            }
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

    private void rest() {
        try {
            wakes.tryAcquire(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            wakes.drainPermits();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            closed.set(true);
        }
    }

    /** How search stands now. */
    public SearchState state() {
        long newest = events.newest();
        IndexSession session = providers.session();
        return session == null ? idle(newest) : state(session, newest);
    }

    private SearchState idle(long newest) {
        return new SearchState(providers.hasEngine(), false, "idle", newest, 0, 0, Map.of(), null, null);
    }

    private SearchState state(IndexSession session, long newest) {
        Map<String, SearchState.TypeState> types = new TreeMap<>();
        long slowest = newest;
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
                newest,
                newest - slowest,
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
            wake();
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }

    private boolean shows(long target) {
        IndexSession session = providers.session();
        return session != null
                && session.rebuild() == null
                && providers.sources().keySet().stream()
                        .allMatch(type -> session.positions().getOrDefault(type, -1L) >= target);
    }

    /** Stops following. What was applied is in the index; the rest is followed after the next start. */
    @Override
    public void close() {
        closed.set(true);
        wake();
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
