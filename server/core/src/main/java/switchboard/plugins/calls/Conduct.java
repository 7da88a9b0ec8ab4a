package switchboard.plugins.calls;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What a generation has done wrong so far. Decides when it is enough and says so once, in words that name what happened;
 * nothing that comes later takes it back.
 */
public final class Conduct {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int LONGEST_MESSAGE = 300;

    private final CallLimits limits;
    private final Consumer<String> quarantine;
    private final AtomicInteger errors = new AtomicInteger();
    private final Map<CallKind, Integer> openings = new ConcurrentHashMap<>();
    private final Deque<Long> breaches = new ArrayDeque<>();
    private final AtomicBoolean told = new AtomicBoolean();

    Conduct(CallLimits limits, Consumer<String> quarantine) {
        this.limits = limits;
        this.quarantine = quarantine;
    }

    void abandoned(CallKind kind, String target, int running, StackTraceElement[] stack) {
        if (running >= limits.abandoned()) {
            condemn(running
                    + " calls ignore their deadline and hold threads that cannot be taken back. The last was of "
                    + words(kind, target) + place(stack) + ".");
        }
    }

    void error(CallKind kind, String target, Throwable failure) {
        int times = errors.incrementAndGet();
        if (times >= limits.errors()) {
            condemn("It failed " + times + " times with errors that do not heal by themselves. The last, of "
                    + words(kind, target) + ", was " + words(failure) + ".");
        }
    }

    /** A circuit opened: with the first failures, or again after a try. */
    void opened(CallKind kind, String target, int failures, Throwable failure, Blame blame) {
        if (blame == Blame.OUTSIDE) {
            return;
        }
        int times = openings.merge(kind, 1, Integer::sum);
        if (times >= limits.openings()) {
            condemn("Its " + kind.words() + " keep failing: the circuit opened " + times
                    + " times without one success between, after " + failures + " failures in a row of "
                    + words(kind, target) + ". The last was " + words(failure) + ".");
        }
    }

    void succeeded(CallKind kind) {
        if (!openings.isEmpty()) {
            openings.remove(kind);
        }
    }

    /** How many threads of its own it runs. */
    void ownThreads(int running) {
        if (running > limits.ownThreads()) {
            condemn("It runs " + running + " threads of its own; " + limits.ownThreads() + " are allowed.");
        }
    }

    /** It asked for more than a quota allows, and was refused. */
    public void breached(String quota) {
        long now = System.nanoTime();
        int times;
        synchronized (breaches) {
            breaches.addLast(now);
            while (now - breaches.getFirst() > MINUTE) {
                breaches.removeFirst();
            }
            times = breaches.size();
        }
        if (times >= limits.breaches()) {
            condemn("It asked " + times + " times within a minute for more than its quotas allow. The last one broken: "
                    + quota);
        }
    }

    /** It must not be called any more, for this reason. */
    public void condemn(String reason) {
        if (told.compareAndSet(false, true)) {
            quarantine.accept(reason);
        }
    }

    /** Where it is: the first frame outside the JDK says more than the wait in which it ends. */
    private static String place(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (!"java.base".equals(frame.getModuleName())) {
                return ", in " + frame;
            }
        }
        return "";
    }

    private static String words(CallKind kind, String target) {
        return "kind " + kind.key() + (target.isEmpty() ? "" : " (" + target + ")");
    }

    /** Class and message of what was thrown. A plugin's exception may itself fail to say them. */
    static String words(Throwable failure) {
        boolean wrapped = failure instanceof PluginFailure || failure instanceof ToldFailure;
        Throwable shown = wrapped && failure.getCause() != null ? failure.getCause() : failure;
        String message;
        try {
            message = shown.getMessage();
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            message = null;
        }
        String name = shown.getClass().getName();
        if (message == null || message.isBlank()) {
            return name;
        }
        return name + ": "
                + (message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…");
    }
}
