package switchboard.plugins;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.generation.Generation;

/**
 * Watches versions that have just taken the place of another. Each is asked how it is, over and over until its trial is
 * over. Two problems in a row are a verdict, one is a blip: after the first it is asked again soon.
 */
final class Trials {

    private static final int LOOKS = 12;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final Duration length;
    private final ThreadFactory threads;
    private final Verdict verdict;
    private final Map<String, CountDownLatch> watched = new ConcurrentHashMap<>();

    /** Hears how a trial ended; not of one that was broken off. */
    interface Verdict {
        void failed(Generation generation, String problem);

        void passed(Generation generation);
    }

    Trials(Duration length, ThreadFactory threads, Verdict verdict) {
        this.length = length;
        this.threads = threads;
        this.verdict = verdict;
    }

    /** Begins to watch; whatever was watched of the plugin is watched no more. */
    void begin(Generation generation) {
        end(generation.id());
        CountDownLatch over = new CountDownLatch(1);
        watched.put(generation.id(), over);
        Thread thread = threads.newThread(() -> watch(generation, over));
        thread.setContextClassLoader(Trials.class.getClassLoader());
        thread.start();
    }

    /** Breaks the trial off, without a verdict. */
    void end(String plugin) {
        CountDownLatch over = watched.remove(plugin);
        if (over != null) {
            over.countDown();
        }
    }

    private void watch(Generation generation, CountDownLatch over) {
        long end = System.nanoTime() + length.toNanos();
        boolean doubtful = false;
        try {
            while (!over.await(pause(doubtful, end), TimeUnit.NANOSECONDS)) {
                String problem = problem(generation);
                if (problem.isEmpty() && System.nanoTime() - end >= 0) {
                    verdict.passed(generation);
                    return;
                }
                if (!problem.isEmpty() && doubtful) {
                    verdict.failed(generation, problem);
                    return;
                }
                doubtful = !problem.isEmpty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private long pause(boolean doubtful, long end) {
        long regular = Math.max(length.toNanos() / LOOKS, SHORTEST_PAUSE.toNanos());
        return doubtful
                ? Math.min(regular, SECOND_LOOK.toNanos())
                : Math.max(0, Math.min(regular, end - System.nanoTime()));
    }

    /** A route of which every request fails is a problem, whatever the plugin thinks of itself. */
    private static String problem(Generation generation) {
        List<String> refused = generation.pool().open().stream()
                .filter(circuit -> circuit.startsWith(CallKind.REQUEST.key()))
                .toList();
        return refused.isEmpty()
                ? generation.health()
                : "Its requests keep failing: " + String.join(", ", refused) + ".";
    }
}
