package switchboard.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import switchboard.api.PluginContext;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;

/** What it does by itself once it is told to, in threads of its own. */
final class Deeds {

    private static final int LEAKED = 200;
    private static final int MIB = 1024 * 1024;
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofDays(100);

    private final PluginContext context;
    private volatile boolean over;
    private volatile double heat;

    Deeds(PluginContext context) {
        this.context = context;
    }

    void begin(Mode mode, int threads) {
        switch (mode) {
            case LEAK -> start(LEAKED, Deeds::sleepForEver);
            case BURN -> start(threads, this::burn);
            case FLOOD -> start(threads, () -> again(() -> append("x", 1)));
            case GROW_EVENT -> start(1, () -> again(() -> append("x".repeat(MIB), 1)));
            case GROW_TRANSACTION -> start(1, () -> again(() -> append("x", 20_000)));
            case GROW_JOBS -> start(threads, () -> again(() -> enqueue("x")));
            case GROW_PAYLOAD -> start(1, () -> again(() -> enqueue("x".repeat(MIB))));
            case GROW_FILES -> start(1, this::write);
            default -> {}
        }
    }

    /** Those that listen end; those that leak do not. */
    void end() {
        over = true;
    }

    private static void start(int threads, Runnable work) {
        for (int number = 0; number < threads; number++) {
            Thread thread = new Thread(work, "chaos-" + number);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void sleepForEver() {
        CountDownLatch never = new CountDownLatch(1);
        boolean released = false;
        while (!released) {
            try {
                never.await();
                released = true;
            } catch (InterruptedException ignored) {
                // Leaked threads do not listen.
            }
        }
    }

    private void burn() {
        while (!over) {
            heat = Math.sin(heat + ThreadLocalRandom.current().nextDouble());
        }
    }

    /** Whatever is refused is tried again, as a bad plugin would. */
    private void again(Runnable deed) {
        while (!over && !Thread.currentThread().isInterrupted()) {
            try {
                deed.run();
            } catch (ServiceDeskException refused) {
                Thread.onSpinWait();
            }
        }
    }

    private void append(String text, int events) {
        context.database().inTransaction(transaction -> {
            for (int number = 0; number < events; number++) {
                transaction.append(new EventDraft(
                        "chaos.happened",
                        new Subject("chaos", UUID.randomUUID().toString()),
                        null,
                        ChaosPlugin.USE,
                        null,
                        Map.of("text", text)));
            }
            return "";
        });
    }

    private void enqueue(String payload) {
        context.jobs()
                .enqueue(
                        "later",
                        UUID.randomUUID().toString(),
                        payload,
                        context.clock().instant().plus(LATER));
    }

    /** Takes away what an earlier version has written: a sound one keeps within its bounds. */
    void tidy() {
        try (Stream<Path> files = Files.list(context.dataFolder())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write() {
        byte[] much = new byte[MIB];
        try {
            Path folder = context.dataFolder();
            for (int number = 0; !over; number++) {
                // Fast enough to outgrow any bound, and slow enough not to fill the disk of a test first.
                LockSupport.parkNanos(PACE.toNanos());
                Files.write(folder.resolve("grows-" + number), much);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
