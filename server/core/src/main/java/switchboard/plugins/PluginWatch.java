package switchboard.plugins;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.plugins.generation.Generation;

/** Looks at every plugin that serves, again and again, for what no call shows: threads of its own, its folder, its health. */
final class PluginWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginWatch.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    /** Health and folders are looked at in every so many rounds. */
    private static final int SELDOM = 5;

    private final Mounts mounts;
    private final DataFolders folders;
    private final ThreadFactory threads;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Generation> beingAsked = ConcurrentHashMap.newKeySet();

    PluginWatch(Mounts mounts, DataFolders folders, ThreadFactory threads) {
        this.mounts = mounts;
        this.folders = folders;
        this.threads = threads;
    }

    void start() {
        threads.newThread(this::run).start();
    }

    private void run() {
        try {
            for (int round = 1; !closed.await(PACE.toMillis(), TimeUnit.MILLISECONDS); round++) {
                for (Installed plugin : mounts.snapshot().all()) {
                    look(plugin.live(), round % SELDOM == 0);
                }
            }
        } catch (InterruptedException stopping) {
            LOG.debug("No longer watching plugins");
        }
    }

    private void look(@org.jspecify.annotations.Nullable Generation generation, boolean closely) {
        if (generation == null) {
            return;
        }
        try {
            generation.pool().inspect();
            if (closely && beingAsked.add(generation)) {
                // Health may take its time, and a folder too: neither keeps the others from being looked at.
                threads.newThread(() -> lookClosely(generation)).start();
            }
        } catch (RuntimeException failure) {
            LOG.warn("Plugin {} could not be looked at", generation, failure);
        }
    }

    private void lookClosely(Generation generation) {
        try {
            generation.health();
            String fault = folders.fault(generation.id());
            if (!fault.isEmpty()) {
                generation.pool().conduct().condemn(fault);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Plugin {} could not be looked at", generation, failure);
        } finally {
            beingAsked.remove(generation);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
