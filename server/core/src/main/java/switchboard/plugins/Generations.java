package switchboard.plugins;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.archive.VersionRange;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.generation.Life;
import switchboard.plugins.generation.LifeFailure;
import switchboard.plugins.loading.PluginLoading;
import switchboard.plugins.registration.Registrations;
import switchboard.plugins.services.ContextOfPlugin;
import switchboard.plugins.services.HostServices;

/**
 * Brings generations up, puts one in the place of another, and takes them down. Every method either succeeds, or leaves
 * what served before serving and says why.
 */
final class Generations {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
    private static final Duration DRAIN = Duration.ofSeconds(30);
    /** No plugin can have this as its id. */
    private static final String LIBRARIES = ".libraries";

    private final Mounts mounts;
    private final Folders folders;
    private final PluginMigrations migrations;
    private final Registrations registrations;
    private final HostServices services;
    private final Life.Surroundings surroundings;
    private final BiConsumer<Generation, String> quarantine;

    Generations(
            Mounts mounts,
            Folders folders,
            PluginMigrations migrations,
            HostParts parts,
            BiConsumer<Generation, String> quarantine) {
        this.mounts = mounts;
        this.folders = folders;
        this.migrations = migrations;
        this.registrations = parts.registrations();
        this.services = parts.services();
        PluginLoading loading =
                new PluginLoading(parts.view(), parts.watch(), parts.folder().resolve(LIBRARIES));
        this.surroundings = new Life.Surroundings(loading, parts.callLimits(), parts.tallies(), mounts);
        this.quarantine = quarantine;
    }

    /** Brings up the first generation of a plugin and publishes it. */
    Generation enable(PluginManifest manifest, String archive) {
        Generation next = started(manifest, archive, null);
        try {
            registrations.prepare(next, null);
            next.life().takeOver();
            registrations.publish(next);
            mounts.change(next.id(), plugin -> plugin.serving(next));
            registrations.begin(next);
            return next;
        } catch (RuntimeException | Error failure) {
            mounts.change(next.id(), plugin -> plugin.serving(null));
            registrations.pause(next);
            registrations.unpublish(next);
            registrations.forget(next);
            next.life().end();
            throw failure;
        }
    }

    /** Puts a new generation in the place of the one that serves, without a moment in which none does. */
    Generation replace(Generation old, PluginManifest manifest, String archive) {
        // Whoever goes back may do so because something is wrong, perhaps with what the libraries have in memory.
        boolean forward = VersionRange.compare(manifest.version(), old.version()) > 0;
        Generation next = started(manifest, archive, forward ? old : null);
        next.life().warm(old);
        try {
            registrations.prepare(next, old);
        } catch (RuntimeException | Error refused) {
            next.life().end();
            throw refused;
        }
        try {
            registrations.publish(next);
        } catch (RuntimeException | Error refused) {
            registrations.prepare(old, null);
            registrations.publish(old);
            next.life().end();
            throw new LifeFailure("It could not be published: " + refused.getMessage(), refused);
        }
        mounts.change(next.id(), plugin -> plugin.serving(next));
        drain(old);
        registrations.pause(old);
        quiesce(old);
        try {
            next.life().takeOver();
            registrations.begin(next);
        } catch (RuntimeException | Error failure) {
            goBack(old, next, failure);
        }
        old.life().end();
        return next;
    }

    /** The new generation answers requests but cannot take over: the old one, which has let go, takes everything again. */
    private void goBack(Generation old, Generation next, Throwable failure) {
        LOG.warn("Plugin {} cannot take over; going back to {}", next, old.version(), failure);
        registrations.pause(next);
        try {
            registrations.prepare(old, null);
            old.reopen();
            old.life().takeOver();
            registrations.publish(old);
            mounts.change(old.id(), plugin -> plugin.serving(old));
            registrations.begin(old);
        } catch (RuntimeException | Error both) {
            both.addSuppressed(failure);
            mounts.change(old.id(), plugin -> plugin.serving(null));
            drain(next);
            next.life().end();
            takeDown(old);
            throw new LifeFailure(
                    "Neither version can take over: " + failure.getMessage() + " Before that: " + both.getMessage(),
                    both);
        }
        drain(next);
        next.life().end();
        throw new LifeFailure("Version " + old.version() + " serves again. " + failure.getMessage(), failure);
    }

    /** Takes a generation out of service and down. Never fails. */
    void disable(Generation generation) {
        registrations.unpublish(generation);
        mounts.change(generation.id(), plugin -> plugin.serving(null));
        takeDown(generation);
    }

    private void takeDown(Generation generation) {
        drain(generation);
        registrations.pause(generation);
        quiesce(generation);
        registrations.unpublish(generation);
        registrations.forget(generation);
        generation.life().end();
    }

    private Generation started(PluginManifest manifest, String archive, @Nullable Generation before) {
        Path folder = folders.of(manifest, archive);
        AtomicReference<Generation> made = new AtomicReference<>();
        Generation next = Life.load(manifest, folder, before, surroundings, reason -> {
            Generation troubled = made.get();
            if (troubled != null) {
                quarantine.accept(troubled, reason);
            }
        });
        made.set(next);
        LOG.info("Plugin {} brings {}", next, next.declaration().summary());
        try {
            Conflicts.requireOwnDeclaration(next, mounts.snapshot());
            migrations.run(next, folder);
            next.life().start(new ContextOfPlugin(manifest, next.declaration().nouns(), services, next.quotas()));
            return next;
        } catch (RuntimeException | Error failure) {
            next.life().end();
            throw failure;
        }
    }

    private static void drain(Generation generation) {
        try {
            if (!generation.drain(DRAIN)) {
                LOG.warn("{} calls into {} are still under way and are cut off", generation.leases(), generation);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void quiesce(Generation generation) {
        try {
            generation.life().quiesce();
        } catch (LifeFailure failure) {
            LOG.warn("Plugin {} did not quiesce cleanly", generation, failure);
        }
    }
}
