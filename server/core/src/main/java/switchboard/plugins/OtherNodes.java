package switchboard.plugins;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.ServiceDeskException;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.store.PluginRow;
import switchboard.plugins.store.PluginRow.Desired;
import switchboard.plugins.store.PluginRow.Observed;

/**
 * Follows what is done to plugins on other nodes: looks at the rows once a second and does here what was done there. It
 * never writes, so that no two nodes answer each other; what fails here is shown here and tried again when the row changes.
 */
final class OtherNodes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);
    private static final Set<Observed> SETTLED = Set.of(Observed.ENABLED, Observed.NEEDS_CONSENT);

    private final Mounts mounts;
    private final HostParts parts;
    private final Generations generations;
    private final Operations operations;
    private final Set<String> following = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean started;

    OtherNodes(Mounts mounts, HostParts parts, Generations generations, Operations operations) {
        this.mounts = mounts;
        this.parts = parts;
        this.generations = generations;
        this.operations = operations;
    }

    void start(ThreadFactory threads) {
        started = true;
        threads.newThread(this::run).start();
    }

    private void run() {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                try {
                    look();
                } catch (RuntimeException failure) {
                    LOG.warn("What other nodes did to plugins could not be read; it is tried again", failure);
                }
            }
        } catch (InterruptedException stopping) {
            LOG.debug("No longer following other nodes");
        }
    }

    private void look() {
        parts.reaches().publish();
        for (PluginRow row : parts.store().all()) {
            if (differs(row, mounts.snapshot().find(row.id())) && following.add(row.id())) {
                operations
                        .start(row.id(), () -> {
                            follow(row.id());
                            return "";
                        })
                        .whenComplete((done, failure) -> {
                            following.remove(row.id());
                            if (failure != null) {
                                LOG.error("Plugin {} could not be followed", row.id(), failure);
                            }
                        });
            }
        }
    }

    private static boolean differs(PluginRow row, @Nullable Installed here) {
        return here == null
                ? row.desired() != Desired.REMOVED
                : row.version() != here.row().version();
    }

    /**
     * Does at once what has been done to one plugin, so that what is asked for here begins where another node has ended.
     * To be called with the plugin's lock held. Where the row cannot be read, what is known here has to do: whoever writes
     * over a row that has changed is refused.
     */
    void catchUp(String id) {
        if (!started) {
            return;
        }
        try {
            follow(id);
        } catch (RuntimeException failure) {
            LOG.warn("What other nodes did to the plugin {} could not be read", id, failure);
        }
    }

    /** Whether there is a plugin that this node has not met yet. */
    boolean know(String id) {
        return started
                && PluginManifest.isId(id)
                && parts.store()
                        .find(id)
                        .filter(row -> row.desired() != Desired.REMOVED)
                        .isPresent();
    }

    /** With the plugin's lock held, so that what differs now is the work of another node. */
    private void follow(String id) {
        PluginRow row = parts.store().find(id).orElse(null);
        Installed here = mounts.snapshot().find(id);
        if (row == null || !differs(row, here) || closed.getCount() == 0) {
            return;
        }
        if (row.desired() == Desired.REMOVED) {
            takeDown(here);
            mounts.remove(id);
            return;
        }
        Map<String, PluginManifest> manifests = parts.archives().manifests(Intake.archives(row));
        PluginManifest manifest = manifests.get(row.current());
        if (manifest == null) {
            return;
        }
        Installed next = new Installed(
                row,
                manifest,
                row.pending() == null ? null : manifests.get(row.pending()),
                row.previous() == null ? null : manifests.get(row.previous()),
                here == null ? null : here.live());
        if (!isReady(next)) {
            return;
        }
        try {
            serve(here, next);
        } catch (RuntimeException | Error failure) {
            LOG.error("Plugin {} {} could not be followed", id, manifest.version(), failure);
            String problem = "On one of the nodes: " + Ledger.words(failure);
            next = next.with(row.being(mounts.live(id) == null ? Observed.FAILED : row.observed(), problem));
        }
        show(next);
    }

    /** What it depends on is followed as well, and may take a moment longer. */
    private boolean isReady(Installed next) {
        if (next.row().desired() == Desired.DISABLED
                || !SETTLED.contains(next.row().observed())) {
            return true;
        }
        try {
            Conflicts.requireDependencies(next.manifest(), mounts.snapshot());
            return true;
        } catch (ServiceDeskException missing) {
            LOG.debug("Plugin {} is not followed yet", next.id(), missing);
            return false;
        }
    }

    /** Has the generation serve here that serves there; those that are on their way there are waited for. */
    private void serve(@Nullable Installed here, Installed next) {
        Generation live = next.live();
        if (next.row().desired() == Desired.DISABLED) {
            takeDown(here);
        } else if (SETTLED.contains(next.row().observed())) {
            boolean same = here != null
                    && Objects.equals(here.row().current(), next.row().current());
            if (live != null && same) {
                return;
            }
            LOG.info(
                    "Another node has switched {} to {}",
                    next.id(),
                    next.manifest().version());
            String archive = String.valueOf(next.row().current());
            if (live == null) {
                // The mount must be known before what serves under it is put there.
                mounts.put(next);
                generations.enable(next.manifest(), archive);
            } else {
                generations.replace(live, next.manifest(), archive);
            }
        }
    }

    private void takeDown(@Nullable Installed here) {
        if (here != null && here.live() != null) {
            LOG.info("Another node has taken {} out of service", here.id());
            generations.disable(here.live());
        }
    }

    private void show(Installed next) {
        if (mounts.change(next.id(), now -> next.serving(now.live())) == null) {
            mounts.put(next);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
