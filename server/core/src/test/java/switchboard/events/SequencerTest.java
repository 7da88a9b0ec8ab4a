package switchboard.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.api.events.Event;
import switchboard.persistence.FaultyDataSource;
import switchboard.persistence.FaultyDataSource.Fault;
import switchboard.persistence.Jooq;
import switchboard.persistence.Leases;
import switchboard.persistence.Transactions;

class SequencerTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final int WRITERS = 16;
    private static final int TRANSACTIONS = 40;

    private final TestJournal test = new TestJournal();
    private final JournalReader reader = new JournalReader(test.database.transactions());
    private final List<Sequencer> sequencers = new ArrayList<>();
    private final Set<UUID> committed = Collections.synchronizedSet(new HashSet<>());

    @AfterEach
    void close() {
        sequencers.forEach(Sequencer::close);
        test.close();
    }

    @Test
    void sixteenWritersWithRollbacksAndLateCommitsLeaveNeitherGapNorDuplicate() throws InterruptedException {
        Sequencer sequencer = sequencer(test.database.transactions());
        long seed = new Random().nextLong();
        write(sequencer, seed);
        assertThat(sequencer.awaitPositions(LONG_ENOUGH)).isTrue();
        assertEachCommittedEntryStandsOnce("seed " + seed);
        assertThat(sequencer.status().given()).isEqualTo(committed.size());
        assertThat(sequencer.lag()).isZero();
    }

    @Test
    void twoSequencersCompeteAndOneTakesOverFromTheOther() throws InterruptedException {
        Sequencer first = sequencer(test.database.transactions());
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> first.status().leading());
        Sequencer second = sequencer(test.database.transactions());
        long seed = new Random().nextLong();
        CountDownLatch half = new CountDownLatch(WRITERS * TRANSACTIONS / 2);
        Thread stopper = Thread.ofVirtual().start(() -> {
            try {
                if (half.await(30, TimeUnit.SECONDS)) {
                    first.close();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        write(
                () -> {
                    half.countDown();
                    first.wake();
                    second.wake();
                },
                seed);
        assertThat(stopper.join(LONG_ENOUGH)).isTrue();
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> second.status().leading());
        assertThat(second.awaitPositions(LONG_ENOUGH)).isTrue();
        assertEachCommittedEntryStandsOnce("seed " + seed);
        assertThat(first.status().given()).isPositive();
        assertThat(first.status().given() + second.status().given()).isEqualTo(committed.size());
    }

    @Test
    void connectionsThatBreakAtTheCommitLeaveNeitherGapNorDuplicate() throws InterruptedException {
        for (Fault fault : Fault.values()) {
            long seed = new Random().nextLong();
            FaultyDataSource faulty = FaultyDataSource.of(test.database.dataSource(), seed, 0.1, fault);
            Sequencer sequencer =
                    sequencer(new Transactions(faulty, Jooq.configuration(), RandomGenerator.of("L64X128MixRandom")));
            write(sequencer, seed);
            assertThat(sequencer.awaitPositions(LONG_ENOUGH))
                    .as(fault + " seed " + seed)
                    .isTrue();
            sequencer.close();
            assertEachCommittedEntryStandsOnce(fault + " seed " + seed);
        }
    }

    @Test
    void withoutLoadAPositionComesAtOnce() throws InterruptedException {
        NewestPosition newest = new NewestPosition();
        Sequencer sequencer = sequencer(test.database.transactions(), newest);
        Awaitility.await().atMost(LONG_ENOUGH).until(() -> sequencer.status().leading());
        long[] micros = new long[60];
        for (int number = 0; number < micros.length; number++) {
            long known = newest.value();
            test.append(test.entry("article.published"));
            long began = System.nanoTime();
            sequencer.wake();
            assertThat(newest.awaitBeyond(known, LONG_ENOUGH)).isEqualTo(known + 1);
            micros[number] = (System.nanoTime() - began) / 1_000;
        }
        Arrays.sort(micros);
        System.out.println("Commit to position: p50 " + micros[30] + " us, p95 " + micros[57] + " us");
        assertThat(micros[30]).as("median in microseconds").isLessThan(50_000);
    }

    private void write(Sequencer sequencer, long seed) throws InterruptedException {
        write(sequencer::wake, seed);
    }

    /** Each writer commits or rolls back, at once or after others have overtaken it. */
    private void write(Runnable committedOne, long seed) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(seed + writer);
            writers.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int number = 0; number < TRANSACTIONS; number++) {
                        writeOne(random);
                        committedOne.run();
                    }
                } catch (RuntimeException failure) {
                    failures.add(failure);
                }
            }));
        }
        for (Thread writer : writers) {
            assertThat(writer.join(LONG_ENOUGH)).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    private void writeOne(Random random) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int number = 0; number <= random.nextInt(3); number++) {
            entries.add(test.entry("article.published"));
        }
        boolean rollBack = random.nextInt(4) == 0;
        boolean late = random.nextInt(5) == 0;
        try {
            test.database.transactions().inTransaction(work -> {
                test.journal.appendAll(work, entries);
                if (late) {
                    // The database waits, so that later ids are committed, and positioned, before these.
                    work.dsl().fetch("SELECT SLEEP(0.02)");
                }
                if (rollBack) {
                    throw new RolledBack();
                }
                return null;
            });
            entries.forEach(entry -> committed.add(entry.id()));
        } catch (RolledBack expected) {
            assertThat(rollBack).isTrue();
        }
    }

    private void assertEachCommittedEntryStandsOnce(String what) {
        List<UUID> read = new ArrayList<>();
        List<Event> page = reader.after(0, 1_000);
        while (!page.isEmpty()) {
            for (Event event : page) {
                assertThat(event.position()).as(what).isEqualTo(read.size() + 1L);
                read.add(event.id());
            }
            page = reader.after(read.size(), 1_000);
        }
        assertThat(read).as(what).hasSameSizeAs(committed).doesNotHaveDuplicates();
        assertThat(committed).as(what).containsAll(read);
        assertThat(new JournalProof(test.database.transactions())
                        .verify(1, read.size())
                        .isSound())
                .as(what)
                .isTrue();
    }

    private Sequencer sequencer(Transactions transactions) {
        return sequencer(transactions, new NewestPosition());
    }

    private Sequencer sequencer(Transactions transactions, NewestPosition newest) {
        Leases leases = new Leases(test.database.transactions(), UUID.randomUUID());
        Sequencer sequencer = new Sequencer(
                transactions, leases, Clock.systemUTC(), Thread.ofVirtual().factory(), newest);
        sequencers.add(sequencer);
        for (int tries = 0; ; tries++) {
            try {
                sequencer.start();
                return sequencer;
            } catch (RuntimeException injected) {
                assertThat(tries).isLessThan(20);
            }
        }
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
