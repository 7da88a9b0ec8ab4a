package switchboard.plugins.calls;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All platform threads of one generation: those of its lanes, and those that it started itself, which are born into the
 * thread group of whoever starts them. Virtual threads belong to no group and are not seen.
 */
final class ThreadHouse {

    private final ThreadGroup group;
    private final ClassLoader loader;
    private final Tally tally;
    private final Set<Thread> lanes = ConcurrentHashMap.newKeySet();
    private final Map<Thread, CallKind> calls = new ConcurrentHashMap<>();

    /** @param loader becomes the context class loader of every thread */
    ThreadHouse(String plugin, ClassLoader loader, Tally tally) {
        this.group = new ThreadGroup(top(), "plugin-" + plugin);
        this.loader = loader;
        this.tally = tally;
    }

    /** Not the group of whoever happens to load the plugin, which may be another plugin's. */
    private static ThreadGroup top() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    Thread thread(String name, Runnable task) {
        Thread thread = Thread.ofPlatform()
                .group(group)
                .daemon()
                .name(name)
                .inheritInheritableThreadLocals(false)
                .unstarted(() -> {
                    try {
                        task.run();
                    } finally {
                        lanes.remove(Thread.currentThread());
                    }
                });
        thread.setContextClassLoader(loader);
        lanes.add(thread);
        return thread;
    }

    Tally tally() {
        return tally;
    }

    void enter(CallKind kind) {
        calls.put(Thread.currentThread(), kind);
    }

    void leave() {
        calls.remove(Thread.currentThread());
    }

    /** What the calling thread was called for; null where it is not one of a lane with a call. */
    @Nullable
    CallKind current() {
        return calls.get(Thread.currentThread());
    }

    boolean isOfALane(Thread thread) {
        return lanes.contains(thread);
    }

    /** How many threads it has started itself that still run. */
    int started() {
        Thread[] found = new Thread[group.activeCount() + 64];
        int count = group.enumerate(found, true);
        int started = 0;
        for (int index = 0; index < count; index++) {
            if (!lanes.contains(found[index])) {
                started++;
            }
        }
        return started;
    }

    /** Asks every thread to end, whoever started it. */
    void interrupt() {
        group.interrupt();
    }
}
