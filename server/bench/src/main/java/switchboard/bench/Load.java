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

    /**
     * What was measured.
     *
     * @param failed answers with a status of 300 or more; a measurement with any is worth nothing
     */
    record Measured(double perSecond, double p50Millis, double p95Millis, double p99Millis, int count, int failed) {

        private static Measured of(List<Recorder> recorders, long nanos) {
            long[] all = recorders.stream()
                    .flatMapToLong(recorder -> Arrays.stream(recorder.nanos, 0, recorder.count))
                    .sorted()
                    .toArray();
            int failed =
                    recorders.stream().mapToInt(recorder -> recorder.failed).sum();
            return new Measured(
                    all.length * 1e9 / nanos,
                    percentile(all, 0.50),
                    percentile(all, 0.95),
                    percentile(all, 0.99),
                    all.length,
                    failed);
        }

        private static double percentile(long[] sorted, double share) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            int index = (int) Math.ceil(share * sorted.length) - 1;
            return sorted[Math.max(0, index)] / 1e6;
        }
    }
}
