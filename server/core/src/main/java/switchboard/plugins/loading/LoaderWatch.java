package switchboard.plugins.loading;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the class loaders that exist: those of live generations, and those that were closed and are not collected yet.
 * A number that grows with every upgrade is a leak.
 */
public final class LoaderWatch {

    private final Cleaner cleaner;
    private final AtomicInteger alive = new AtomicInteger();

    public LoaderWatch(Cleaner cleaner) {
        this.cleaner = cleaner;
    }

    public void watch(ClassLoader loader) {
        alive.incrementAndGet();
        AtomicInteger counter = alive;
        cleaner.register(loader, counter::decrementAndGet);
    }

    public int alive() {
        return alive.get();
    }
}
