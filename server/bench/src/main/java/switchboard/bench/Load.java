package switchboard.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** Sends requests and measures the answers: at full speed over some connections, or at a steady rate. */
final class Load {

    private Load() {}

    /**
     * Keeps every connection busy for the given time.
     *
     * @param requests the n-th request of all
     */
    static Measured atFullSpeed(int port, int connections, Duration time, IntFunction<byte[]> requests) {
        long end = System.nanoTime() + time.toNanos();
        return together(connections, worker -> {
            Recorder recorder = new Recorder();
            try (HttpConnection connection = new HttpConnection(port)) {
                for (int sent = worker; System.nanoTime() < end; sent += connections) {
                    recorder.measure(connection, requests.apply(sent), System.nanoTime());
                }
            }
            return recorder;
        });
    }

    /**
     * Sends at a steady rate whatever the server does. A request's time counts from when it was due, so that a stall is
     * seen by every request that had to wait behind it.
     */
    static Measured atRate(int port, int connections, int perSecond, Duration time, IntFunction<byte[]> requests) {
        long start = System.nanoTime();
        long gap = 1_000_000_000L / perSecond;
        int total = (int) (time.toNanos() / gap);
        return together(connections, worker -> {
            Recorder recorder = new Recorder();
            try (HttpConnection connection = new HttpConnection(port)) {
                for (int sent = worker; sent < total; sent += connections) {
                    long due = start + sent * gap;
                    for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                        LockSupport.parkNanos(due - now);
                    }
                    recorder.measure(connection, requests.apply(sent), due);
                }
            }
            return recorder;
        });
    }

    private static Measured together(int workers, IntFunctionThatMayFail work) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Callable<Recorder>> tasks = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int number = worker;
                tasks.add(() -> work.apply(number));
            }
            List<Recorder> recorders = new ArrayList<>();
            for (Future<Recorder> future : threads.invokeAll(tasks)) {
                recorders.add(future.get());
            }
            return Measured.of(recorders, System.nanoTime() - start);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A connection failed while measuring", failure.getCause());
        }
    }

    private interface IntFunctionThatMayFail {
        Recorder apply(int worker) throws IOException;
    }

    /** What one connection saw. */
    private static final class Recorder {

        private long[] nanos = new long[4_096];
        private int count;
        private int failed;

        void measure(HttpConnection connection, byte[] request, long from) throws IOException {
            HttpConnection.Answer answer = connection.send(request);
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = System.nanoTime() - from;
            if (answer.status() >= 300) {
                failed++;
            }
        }
    }

    /** What was measured: how long each answer took. */
    static final class Measured {

        private final long[] sortedNanos;
        private final long timeNanos;
        private final int failed;

        private Measured(LongStream nanos, long timeNanos, int failed) {
            this.sortedNanos = nanos.sorted().toArray();
            this.timeNanos = timeNanos;
            this.failed = failed;
        }

        private static Measured of(List<Recorder> recorders, long timeNanos) {
            return new Measured(
                    recorders.stream().flatMapToLong(recorder -> Arrays.stream(recorder.nanos, 0, recorder.count)),
                    timeNanos,
                    recorders.stream().mapToInt(recorder -> recorder.failed).sum());
        }

        /** Several measurements of the same as if they were one. */
        static Measured together(List<Measured> parts) {
            return new Measured(
                    parts.stream().flatMapToLong(part -> Arrays.stream(part.sortedNanos)),
                    parts.stream().mapToLong(part -> part.timeNanos).sum(),
                    parts.stream().mapToInt(Measured::failed).sum());
        }

        double perSecond() {
            return count() * 1e9 / timeNanos;
        }

        double p50Millis() {
            return percentile(0.50);
        }

        double p95Millis() {
            return percentile(0.95);
        }

        double p99Millis() {
            return percentile(0.99);
        }

        int count() {
            return sortedNanos.length;
        }

        /** Answers with a status of 300 or more; a measurement with any is worth nothing. */
        int failed() {
            return failed;
        }

        private double percentile(double share) {
            if (sortedNanos.length == 0) {
                return Double.NaN;
            }
            int index = (int) Math.ceil(share * sortedNanos.length) - 1;
            return sortedNanos[Math.max(0, index)] / 1e6;
        }
    }
}
