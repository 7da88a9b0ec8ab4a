package switchboard.plugins.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.api.error.ConflictException;
import switchboard.api.error.UnavailableException;
import switchboard.persistence.BackgroundWork;

/** A plugin that throws, blocks or runs wild harms itself only. */
@Timeout(60)
class CallPoolTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final CallLimits LIMITS = new CallLimits(
            2, 1, 2, Duration.ofMillis(50), 3, 3, 4, Duration.ofMillis(100), 3, 8, 5, Duration.ofMinutes(1));

    private final List<String> reasons = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final Tally tally = new Tally();
    private final ClassLoader loader = new URLClassLoader(new URL[0], null);
    private final CallPool pool = new CallPool("shelf", loader, LIMITS, tally, reasons::add);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        pool.close();
    }

    @Test
    void workRunsOnAThreadOfThePlugin() throws Exception {
        Thread thread = pool.call(CallKind.REQUEST, Thread::currentThread);

        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).startsWith("plugin-shelf-serving-");
        assertThat(thread.getContextClassLoader()).isSameAs(loader);
        assertThat(pool.numbers().get(CallKind.REQUEST).calls()).isEqualTo(1);
    }

    /** The same thread serves both: it is the call that says for whom, and after it nothing is left. */
    @Test
    void whatIsCalledForBackgroundWorkIsBackgroundWork() throws Exception {
        FutureTask<Boolean> job = new FutureTask<>(() -> pool.call(CallKind.JOB, BackgroundWork::isUnderWay));
        BackgroundWork.threads(Thread.ofVirtual().factory()).newThread(job).start();

        assertThat(job.get()).isTrue();
        assertThat(pool.call(CallKind.JOB, BackgroundWork::isUnderWay)).isFalse();
        assertThat(pool.call(CallKind.REQUEST, BackgroundWork::isUnderWay)).isFalse();
    }

    @Test
    void exceptionsArriveAsTheyAre() {
        assertThatThrownBy(() -> pool.call(CallKind.REQUEST, () -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThatThrownBy(() -> pool.call(CallKind.REQUEST, () -> {
                    throw new ConflictException("shelf.full", "Full.");
                }))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void errorsArriveAsFailuresAndEndInQuarantine() {
        for (int time = 0; time < LIMITS.errors(); time++) {
            assertThatThrownBy(() -> pool.call(CallKind.REQUEST, () -> {
                        throw new NoClassDefFoundError("org/missing/Class");
                    }))
                    .isInstanceOf(PluginFailure.class)
                    .hasMessageContaining("org/missing/Class");
        }
        assertThat(reasons)
                .singleElement()
                .asString()
                .contains("3 times with errors", "java.lang.NoClassDefFoundError: org/missing/Class");
    }

    @Test
    void endlessRecursionIsCaught() {
        assertThatThrownBy(() -> pool.call(CallKind.REQUEST, () -> deeper(1)))
                .isInstanceOf(PluginFailure.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void slowCallIsInterrupted() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();

        assertThatThrownBy(() -> pool.call(CallKind.REQUEST, "", SHORT, () -> false, () -> {
                    try {
                        return release.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException stopped) {
                        interrupted.set(true);
                        throw stopped;
                    }
                }))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("in time");

        await().atMost(Duration.ofSeconds(10)).untilTrue(interrupted);
        assertThat(pool.abandoned()).isZero();
        assertThat(pool.call(CallKind.REQUEST, () -> Thread.currentThread().isInterrupted()))
                .isFalse();
    }

    @Test
    void progressProlongsTheDeadline() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        boolean result = pool.call(
                CallKind.REQUEST,
                "",
                SHORT,
                () -> {
                    if (asked.incrementAndGet() == 3) {
                        release.countDown();
                    }
                    return true;
                },
                () -> release.await(30, TimeUnit.SECONDS));

        assertThat(result).isTrue();
        assertThat(asked).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void deafCallsAreAbandonedReplacedAndEndInQuarantine() throws Exception {
        for (int time = 1; time <= LIMITS.abandoned(); time++) {
            assertThatThrownBy(() -> pool.call(CallKind.REQUEST, "", SHORT, () -> false, this::deaf))
                    .isInstanceOf(UnavailableException.class);
            int lost = time;
            await().atMost(Duration.ofSeconds(10)).until(() -> pool.abandoned() == lost);
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> !reasons.isEmpty());
        assertThat(reasons)
                .singleElement()
                .asString()
                .contains("ignore their deadline")
                .contains("kind request")
                .contains("in switchboard.plugins.calls.CallPoolTest.deaf");
        assertThat(tally.threadsLost()).isEqualTo(LIMITS.abandoned());
        assertThat(pool.numbers().get(CallKind.REQUEST).abandoned()).isEqualTo(3);
        assertThat(pool.call(CallKind.REQUEST, () -> "still answers")).isEqualTo("still answers");
        release.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> pool.abandoned() == 0);
        assertThat(tally.threadsLost()).isZero();
    }

    @Test
    void callerDoesNotWaitForAThreadThatIsToldToEnd() {
        CallLimits patient = new CallLimits(
                2, 1, 2, Duration.ofSeconds(30), 3, 3, 4, Duration.ofMillis(100), 3, 8, 5, Duration.ofMinutes(1));
        try (CallPool slow = new CallPool("slow", loader, patient, tally, reasons::add)) {
            long started = System.nanoTime();
            assertThatThrownBy(() -> slow.call(CallKind.REQUEST, "", SHORT, () -> false, this::deaf))
                    .hasMessageContaining("in time");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
            release.countDown();
        }
    }

    @Test
    void keepsFailingEndsInQuarantineWithWhatHappened() {
        await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).until(() -> {
            assertThatThrownBy(() -> pool.call(CallKind.GUARD, "budget", () -> {
                        throw new IllegalStateException("no money");
                    }))
                    .isInstanceOf(RuntimeException.class);
            return !reasons.isEmpty();
        });

        assertThat(reasons)
                .singleElement()
                .asString()
                .contains("Its ticket guards keep failing", "3 times", "kind guard (budget)")
                .contains("java.lang.IllegalStateException: no money");
        assertThat(tally.quarantines()).isEqualTo(1);
    }

    @Test
    void oneSuccessInBetweenSavesIt() throws Exception {
        for (int time = 0; time < 2 * LIMITS.openings(); time++) {
            fail("broken", LIMITS.failuresToOpen());
            assertThat(pool.call(CallKind.REQUEST, "GET sound", () -> "fine")).isEqualTo("fine");
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                try {
                    pool.call(CallKind.REQUEST, "broken", () -> {
                        throw new IllegalStateException("again");
                    });
                    return false;
                } catch (IllegalStateException tried) {
                    return true;
                } catch (UnavailableException stillOpen) {
                    return false;
                }
            });
            pool.call(CallKind.REQUEST, "GET sound", () -> "fine");
        }

        assertThat(pool.open()).containsExactly("request broken");
        assertThat(reasons).isEmpty();
    }

    private void fail(String target, int times) {
        for (int time = 0; time < times; time++) {
            assertThatThrownBy(() -> pool.call(CallKind.REQUEST, target, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void whatIsBrokenOutsideIsNotThePluginsFault() {
        await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).until(() -> {
            assertThatThrownBy(() -> pool.call(CallKind.EVENT, () -> {
                        throw new java.io.UncheckedIOException(new IOException("connection refused"));
                    }))
                    .isInstanceOf(RuntimeException.class);
            return pool.numbers().get(CallKind.EVENT).failed() > 5L * LIMITS.failuresToOpen() / 4;
        });

        assertThat(reasons).isEmpty();
    }

    @Test
    void interruptThatStraysOutOfThePluginIsNotTheCallers() {
        assertThatThrownBy(() -> pool.call(CallKind.EVENT, () -> {
                    throw new InterruptedException("mine");
                }))
                .isInstanceOf(PluginFailure.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void tooManyThreadsOfItsOwnEndInQuarantine() throws Exception {
        pool.call(CallKind.REQUEST, () -> {
            for (int number = 0; number <= LIMITS.ownThreads(); number++) {
                Thread thread = new Thread(this::deaf);
                thread.setDaemon(true);
                thread.start();
            }
            return "";
        });

        assertThat(pool.ownThreads()).isEqualTo(LIMITS.ownThreads() + 1);
        pool.inspect();
        assertThat(reasons).containsExactly("It runs 9 threads of its own; 8 are allowed.");
        release.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> pool.ownThreads() == 0);
    }

    @Test
    void quotasBrokenAgainAndAgainEndInQuarantine() {
        for (int time = 0; time < LIMITS.breaches(); time++) {
            assertThat(reasons).isEmpty();
            pool.conduct().breached("10 jobs waiting are allowed.");
        }

        assertThat(reasons).singleElement().asString().contains("5 times within a minute", "10 jobs waiting");
        pool.conduct().condemn("Something else.");
        assertThat(reasons).as("told once").hasSize(1);
    }

    @Test
    void expelledPluginLetsEverybodyGoAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch inside = new CountDownLatch(1);
            Future<Object> waiting = callers.submit(() -> pool.call(CallKind.REQUEST, () -> {
                inside.countDown();
                return deaf();
            }));
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

            pool.expel();

            assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasMessageContaining("has failed");
            assertThatThrownBy(() -> pool.call(CallKind.REQUEST, () -> "")).hasMessageContaining("has failed");
            assertThat(pool.call(CallKind.LIFE_CYCLE, () -> "may stop")).isEqualTo("may stop");
        }
    }

    @Test
    void tallyGoesOnWithTheNextGeneration() throws Exception {
        pool.call(CallKind.REQUEST, () -> "");
        try (CallPool next = new CallPool("shelf", loader, LIMITS, tally, reasons::add)) {
            next.call(CallKind.REQUEST, () -> "");

            assertThat(next.numbers().get(CallKind.REQUEST).calls()).isEqualTo(1);
            assertThat(tally.numbers(CallKind.REQUEST).calls()).isEqualTo(2);
        }
    }

    @Test
    void placesAreGivenBackExactlyOnce() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CallPool wide = new CallPool(
                    "wide",
                    loader,
                    new CallLimits(
                            4,
                            1,
                            10_000,
                            Duration.ofMillis(1),
                            10_000,
                            3,
                            10_000,
                            SHORT,
                            3,
                            8,
                            5,
                            Duration.ofMinutes(1)),
                    tally,
                    reasons::add);
            for (int time = 0; time < 2_000; time++) {
                int number = time;
                calls.add(callers.submit(() -> wide.call(
                        CallKind.REQUEST,
                        "",
                        Duration.ofNanos(number % 3 == 0 ? 1 : 1_000_000_000L),
                        () -> false,
                        () -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            running.decrementAndGet();
                            return number;
                        })));
            }
            for (Future<?> call : calls) {
                try {
                    call.get(30, TimeUnit.SECONDS);
                } catch (java.util.concurrent.ExecutionException late) {
                    assertThat(late).hasCauseInstanceOf(UnavailableException.class);
                }
            }
            assertThat(most.get()).isBetween(1, 4);
            await().atMost(Duration.ofSeconds(10)).until(() -> wide.abandoned() == 0);
            wide.close();
        }
    }

    @Test
    void tooManyCallersAreRefusedAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch busy = new CountDownLatch(LIMITS.serving());
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int time = 0; time < LIMITS.serving() + LIMITS.waiting(); time++) {
                calls.add(callers.submit(() -> pool.call(CallKind.REQUEST, () -> {
                    busy.countDown();
                    return release.await(30, TimeUnit.SECONDS);
                })));
            }
            assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThatThrownBy(
                            () -> pool.call(CallKind.REQUEST, "", SHORT, () -> false, () -> ""))
                    .hasMessageContaining("too much to do"));
            assertThat(pool.call(CallKind.HEALTH, () -> "apart")).isEqualTo("apart");
            release.countDown();
            for (Future<Boolean> call : calls) {
                assertThat(call.get(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void circuitOpensForOneKindAndClosesAgain() throws Exception {
        for (int time = 0; time < LIMITS.failuresToOpen(); time++) {
            assertThatThrownBy(() -> pool.call(CallKind.GUARD, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
        assertThatThrownBy(() -> pool.call(CallKind.GUARD, () -> "x")).hasMessageContaining("keeps failing");
        assertThat(pool.open()).containsExactly("guard");
        assertThat(pool.call(CallKind.REQUEST, () -> "other kinds go on")).isEqualTo("other kinds go on");
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> pool.call(CallKind.GUARD, () -> "again")
                .equals("again"));
        assertThat(pool.open()).isEmpty();
        assertThat(reasons).isEmpty();
    }

    @Test
    void callFromThePluginsOwnThreadNeedsNoSecondOne() throws Exception {
        String outcome = pool.call(
                CallKind.EVENT,
                () -> pool.call(
                        CallKind.EVENT,
                        () -> pool.call(
                                CallKind.REQUEST, () -> Thread.currentThread().getName())));

        assertThat(outcome).startsWith("plugin-shelf-background-");
    }

    @Test
    void closedPoolRefuses() {
        pool.close();

        assertThatThrownBy(() -> pool.call(CallKind.REQUEST, () -> "x")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void handOverIsCheap() throws Exception {
        for (int time = 0; time < 20_000; time++) {
            pool.call(CallKind.REQUEST, () -> "");
        }
        long started = System.nanoTime();
        int calls = 20_000;
        for (int time = 0; time < calls; time++) {
            pool.call(CallKind.REQUEST, () -> "");
        }
        Duration each = Duration.ofNanos(System.nanoTime() - started).dividedBy(calls);
        assertThat(each).isLessThan(Duration.ofMillis(2));
    }

    private boolean deaf() {
        boolean done = false;
        while (!done) {
            try {
                done = release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException ignored) {
                // Deaf on purpose.
            }
        }
        return true;
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + 1;
    }
}
