package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import switchboard.testkit.Answer;

/**
 * So many requests a second in all, each begun at its time whether or not those before it are answered. How long one takes
 * is measured from the time at which it was meant to begin: a server that stands still is not spared by a client that waits.
 */
final class PacedLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Kind> mix;
    private final long interval;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong underWay = new AtomicLong();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Thread pacer;

    /** A request and the status it must be answered with. */
    record Kind(String name, Supplier<Answer> request, int status) {}

    /** A request that was answered; times are those of {@link System#nanoTime()}. */
    record Sample(String kind, long meant, long nanos) {}

    /** A stretch of time. */
    record Window(long from, long to) {
        boolean contains(Sample sample) {
            return sample.meant() - from >= 0 && to - sample.meant() >= 0;
        }
    }

    /** @param mix is asked for in turn, over and over */
    PacedLoad(int perSecond, List<Kind> mix) {
        this.mix = List.copyOf(mix);
        this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.pacer = Thread.ofPlatform().name("pacer").start(this::pace);
    }

    private void pace() {
        long meant = System.nanoTime();
        for (int number = 0; !over.get(); number++) {
            meant += interval;
            for (long left = meant - System.nanoTime(); left > 0; left = meant - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Kind kind = mix.get(number % mix.size());
            long begin = meant;
            underWay.incrementAndGet();
            Thread.ofVirtual().start(() -> ask(kind, begin));
        }
    }

    private void ask(Kind kind, long meant) {
        try {
            Answer answer = kind.request().get();
            samples.add(new Sample(kind.name(), meant, System.nanoTime() - meant));
            if (answer.status() != kind.status()) {
                surprises.add(answer.request() + ": " + answer.status() + " " + answer.text());
            }
        } catch (RuntimeException | AssertionError noAnswer) {
            surprises.add(kind.name() + ": " + noAnswer + " " + noAnswer.getCause());
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** Lets the load run for a while; fails at once where a request has failed. */
    void run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(
                    Math.min(end - System.nanoTime(), Duration.ofMillis(200).toNanos()));
            assertThat(surprises).isEmpty();
        }
    }

    /** The samples meant to begin in one of the windows. */
    List<Sample> within(List<Window> windows) {
        List<Sample> found = new ArrayList<>();
        for (Sample sample : samples) {
            if (windows.stream().anyMatch(window -> window.contains(sample))) {
                found.add(sample);
            }
        }
        return found;
    }

    int answered() {
        return samples.size();
    }

    /** The smallest duration that so many of a hundred do not exceed. */
    static Duration percentile(List<Sample> samples, double percent) {
        long[] sorted = samples.stream().mapToLong(Sample::nanos).sorted().toArray();
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return Duration.ofNanos(sorted[Math.clamp(rank - 1, 0, sorted.length - 1)]);
    }

    /** One line: count, median, 99th percentile and slowest, with the kind of the slowest. */
    static String figures(List<Sample> samples) {
        if (samples.isEmpty()) {
            return "nothing";
        }
        Sample slowest = samples.stream()
                .max(java.util.Comparator.comparingLong(Sample::nanos))
                .orElseThrow();
        return samples.size() + " requests, p50 " + millis(percentile(samples, 50)) + ", p99 "
                + millis(percentile(samples, 99)) + ", slowest " + millis(Duration.ofNanos(slowest.nanos())) + " ("
                + slowest.kind() + ")";
    }

    /** The 99th percentile of each kind. */
    static String byKind(List<Sample> samples) {
        Map<String, List<Sample>> kinds =
                samples.stream().collect(Collectors.groupingBy(Sample::kind, TreeMap::new, Collectors.toList()));
        return kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " " + millis(percentile(kind.getValue(), 99)))
                .collect(Collectors.joining(", "));
    }

    static String millis(Duration duration) {
        return Arrays.toString(new double[] {duration.toNanos() / 100_000 / 10.0})
                        .replaceAll("[\\[\\]]", "") + " ms";
    }

    /** Waits for every answer; fails where a request has failed. */
    @Override
    public void close() {
        over.set(true);
        try {
            assertThat(pacer.join(PATIENCE)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(surprises).isEmpty();
        assertThat(underWay).hasValue(0);
    }
}
