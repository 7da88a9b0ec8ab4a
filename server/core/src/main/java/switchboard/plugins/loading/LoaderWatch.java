package switchboard.plugins.loading;

import java.lang.ref.Cleaner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the class loaders of each plugin: those that are loaded, those that were closed and are not collected yet, and
 * those that are gone. A number of closed ones that grows with every upgrade is a leak.
 */
public final class LoaderWatch {

    private final Cleaner cleaner;
    private final Map<String, Loaders> byPlugin = new ConcurrentHashMap<>();

    public LoaderWatch(Cleaner cleaner) {
        this.cleaner = cleaner;
    }

    /**
     * @param loaded that may be used
     * @param closed that hold their classes still though nobody is to use them
     * @param collected since the server started
     */
    public record Counts(int loaded, int closed, int collected) {}

    /** Watches over a loader; run what is answered when it is closed. */
    public Runnable watch(String plugin, ClassLoader loader) {
        Loaders loaders = byPlugin.computeIfAbsent(plugin, id -> new Loaders());
        loaders.loaded.incrementAndGet();
        AtomicBoolean open = new AtomicBoolean(true);
        // Neither of the two may hold the loader.
        Runnable close = () -> loaders.close(open);
        cleaner.register(loader, () -> loaders.collect(open));
        return close;
    }

    /** How many exist, of all plugins, closed ones included. */
    public int alive() {
        return byPlugin.values().stream()
                .mapToInt(loaders -> loaders.loaded.get() + loaders.closed.get())
                .sum();
    }

    public Counts of(String plugin) {
        Loaders loaders = byPlugin.get(plugin);
        return loaders == null
                ? new Counts(0, 0, 0)
                : new Counts(loaders.loaded.get(), loaders.closed.get(), loaders.collected.get());
    }

    private static final class Loaders {
        private final AtomicInteger loaded = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicInteger collected = new AtomicInteger();

        void close(AtomicBoolean open) {
            if (open.compareAndSet(true, false)) {
                closed.incrementAndGet();
                loaded.decrementAndGet();
            }
        }

        void collect(AtomicBoolean open) {
            close(open);
            collected.incrementAndGet();
            closed.decrementAndGet();
        }
    }
}
