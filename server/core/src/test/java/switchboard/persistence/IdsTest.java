package switchboard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class IdsTest {

    @RepeatedTest(20)
    void growWhateverTheClockDoes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        TestClock clock = new TestClock();
        Ids ids = new Ids(clock, random);
        UUID before = ids.next();
        for (int count = 0; count < 5_000; count++) {
            clock.advance(Duration.ofMillis(random.nextInt(-50, 50)));
            UUID next = ids.next();
            assertThat(next.toString()).as("seed %d, id %d", seed, count).isGreaterThan(before.toString());
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            before = next;
        }
    }

    @Test
    void beginWithTheTime() {
        TestClock clock = new TestClock();
        UUID id = new Ids(clock, new Random(1)).next();
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void runOverIntoTheNextMillisecondWhenOneIsFull() {
        TestClock clock = new TestClock();
        Ids ids = new Ids(clock, new Random(1));
        UUID last = ids.next();
        for (int count = 0; count < 4096; count++) {
            last = ids.next();
        }
        assertThat(last.getMostSignificantBits() >>> 16).isEqualTo(clock.millis() + 1);
    }

    @Test
    void differAcrossThreads() throws Exception {
        Ids ids = new Ids(new TestClock(), new Random(1));
        Collection<UUID> made = new ConcurrentLinkedQueue<>();
        Callable<Void> maker = () -> {
            for (int count = 0; count < 10_000; count++) {
                made.add(ids.next());
            }
            return null;
        };
        List<Callable<Void>> makers = new ArrayList<>(List.of(maker, maker, maker, maker));
        try (ExecutorService executor = Executors.newFixedThreadPool(makers.size())) {
            assertThat(executor.invokeAll(makers, 30, TimeUnit.SECONDS)).noneMatch(future -> future.isCancelled());
        }
        assertThat(made).hasSize(40_000).doesNotHaveDuplicates();
    }
}
