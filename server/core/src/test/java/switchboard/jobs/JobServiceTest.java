package switchboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.api.jobs.JobDefinition;
import switchboard.persistence.TestDatabase;

class JobServiceTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.create();
    private final List<JobService> nodes = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        nodes.forEach(JobService::close);
        database.close();
    }

    @Test
    void queuedWorkRunsOnceWithItsPayload() {
        JobService node = node();
        node.define("knowledge", List.of(new JobDefinition("index", null, ran::add)));
        node.start();
        node.queue("knowledge").enqueue("index", "article-7", "{\"id\":7}", Instant.now());
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> node.list(10).isEmpty());
        assertThat(ran).containsExactly("{\"id\":7}");
    }

    @Test
    void workThatWaitsUnderTheSameKeyIsMoved() {
        JobService node = node();
        node.define("knowledge", List.of(new JobDefinition("index", null, ran::add)));
        Instant later = Instant.now().plusSeconds(3_600);
        node.queue("knowledge").enqueue("index", "a", "first", later);
        node.queue("knowledge").enqueue("index", "a", "second", later.plusSeconds(60));
        assertThat(node.list(10)).hasSize(1);
        assertThat(node.list(10).getFirst().nextAt())
                .isCloseTo(
                        later.plusSeconds(60),
                        org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS));
        String stored = database.transactions()
                .read(dsl -> dsl.fetchSingle("SELECT DATE_FORMAT(execution_time, '%Y-%m-%dT%H:%i') FROM core_job")
                        .get(0, String.class));
        assertThat(later.plusSeconds(60).toString()).as("stored in UTC").startsWith(stored);
        node.start();
        node.queue("knowledge").enqueue("index", "a", "third", Instant.now());
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> node.list(10).isEmpty());
        assertThat(ran).containsExactly("third");
    }

    @Test
    void workQueuedUnderAKeyThatRunsFollowsIt() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        AtomicInteger together = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        JobService node = node();
        node.define("knowledge", List.of(new JobDefinition("index", null, payload -> {
            overlapped.compareAndSet(false, together.incrementAndGet() > 1);
            inside.countDown();
            assertThat(finish.await(30, TimeUnit.SECONDS)).isTrue();
            ran.add(payload);
            together.decrementAndGet();
        })));
        node.start();
        node.queue("knowledge").enqueue("index", "a", "first", Instant.now());
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        node.queue("knowledge").enqueue("index", "a", "second", Instant.now());
        node.queue("knowledge").enqueue("index", "a", "third", Instant.now());
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> node.list(10).size() >= 2);
        finish.countDown();
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> node.list(10).isEmpty());
        assertThat(ran).startsWith("first").endsWith("third");
        assertThat(overlapped).isFalse();
    }

    @Test
    void workOfAnOwnerThatIsAwayWaits() {
        JobService node = node();
        node.start();
        node.queue("absent").enqueue("index", "a", "payload", Instant.now());
        Awaitility.await()
                .atMost(LONG_ENOUGH)
                .until(() ->
                        node.list(10).getFirst().nextAt().isAfter(Instant.now().plusSeconds(30)));
        JobView waiting = node.list(10).getFirst();
        assertThat(waiting.known()).isFalse();
        assertThat(waiting.failures()).isZero();
        node.define("absent", List.of(new JobDefinition("index", null, ran::add)));
        assertThat(node.list(10).getFirst().known()).isTrue();
        node.queue("absent").enqueue("index", "a", "payload", Instant.now());
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> !ran.isEmpty());
    }

    @Test
    void aFailureIsCountedAndShownAndTheWorkIsTriedAgain() {
        AtomicBoolean broken = new AtomicBoolean(true);
        JobService node = node();
        node.define("knowledge", List.of(new JobDefinition("index", null, payload -> {
            if (broken.get()) {
                throw new java.io.IOException("disk full");
            }
            ran.add(payload);
        })));
        node.start();
        node.queue("knowledge").enqueue("index", "a", "payload", Instant.now());
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> !node.failing(10).isEmpty());
        JobView failing = node.failing(10).getFirst();
        assertThat(failing.failures()).isPositive();
        assertThat(failing.lastError()).isEqualTo("IOException: disk full");
        broken.set(false);
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> node.list(10).isEmpty());
        assertThat(ran).containsExactly("payload");
        assertThat(node.failing(10)).isEmpty();
    }

    @Test
    void recurringWorkGoesOnOverARestartAndOnOneNodeAtATime() {
        AtomicInteger together = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        JobDefinition job = new JobDefinition("sweep", Duration.ofSeconds(1), payload -> {
            overlapped.compareAndSet(false, together.incrementAndGet() > 1);
            ran.add(payload);
            together.decrementAndGet();
        });
        JobService first = node();
        first.define("core", List.of(job));
        first.start();
        JobService second = node();
        second.define("core", List.of(job));
        second.start();
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> ran.size() >= 2);
        first.close();
        int before = ran.size();
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> ran.size() >= before + 2);
        assertThat(overlapped).isFalse();
        assertThat(second.list(10)).extracting(JobView::job).containsExactly("sweep");
    }

    @Test
    void aChangedIntervalBringsTheNextRunForward() {
        JobService node = node();
        node.define("core", List.of(new JobDefinition("sweep", Duration.ofHours(5), ran::add)));
        database.transactions().inTransaction(work -> work.dsl()
                .execute(DSL.sql("UPDATE core_job SET execution_time = execution_time + INTERVAL 5 HOUR")));
        node.define("core", List.of(new JobDefinition("sweep", Duration.ofMinutes(1), ran::add)));
        assertThat(node.list(10).getFirst().nextAt()).isBefore(Instant.now().plusSeconds(120));
    }

    @Test
    void malformedJobsAreRefused() {
        JobService node = node();
        JobDefinition good = new JobDefinition("a", null, ran::add);
        assertThatIllegalArgumentException().isThrownBy(() -> node.define("core", List.of(good, good)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.define("core", List.of(new JobDefinition("a/b", null, ran::add))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.define("core", List.of(new JobDefinition("a", Duration.ofMillis(5), ran::add))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.queue("core").enqueue("a", "k".repeat(101), "", Instant.now()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.queue("core").enqueue("a", "k", "x".repeat(65_537), Instant.now()));
        assertThat(node.list(10)).isEmpty();
    }

    private JobService node() {
        JobService node = new JobService(
                database.pool().dataSource(),
                Clock.systemUTC(),
                UUID.randomUUID(),
                Thread.ofVirtual().factory());
        nodes.add(node);
        return node;
    }
}
