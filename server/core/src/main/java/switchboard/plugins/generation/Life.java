package switchboard.plugins.generation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.calls.CallKind;
import switchboard.plugins.calls.CallLimits;
import switchboard.plugins.calls.CallPool;
import switchboard.plugins.calls.Tallies;
import switchboard.plugins.calls.Tally;
import switchboard.plugins.loading.LoadedPlugin;
import switchboard.plugins.loading.PluginLoading;
import switchboard.plugins.quotas.Quotas;

/** The steps in the life of one generation, each on the plugin's own threads and each failing with words. */
public final class Life {

    private static final Logger LOG = LoggerFactory.getLogger(Life.class);

    private static final Duration WARMING = Duration.ofSeconds(3);
    private static final int PRACTICE = 400;

    private final Generation generation;

    Life(Generation generation) {
        this.generation = generation;
    }

    /** What every generation is made with. */
    public record Surroundings(PluginLoading loading, CallLimits limits, Tallies tallies, LiveGenerations live) {}

    /**
     * Loads the classes, makes the plugin's object and lets it declare what it brings.
     *
     * @param before whose libraries serve this one too, if they are the same and the plugin keeps them; null for none
     * @param quarantine told once, with the reason, when the generation must not be called any more
     * @throws LifeFailure where a class is missing, the constructor or {@code contribute} fails, or the declaration does
     *     not fit the manifest; nothing is left loaded then
     */
    public static Generation load(
            PluginManifest manifest,
            Path folder,
            @Nullable Generation before,
            Surroundings surroundings,
            Consumer<String> quarantine) {
        LoadedPlugin classes = surroundings.loading().load(manifest, folder, before == null ? null : before.classes());
        Tally tally = surroundings.tallies().of(manifest.id());
        CallPool pool = new CallPool(manifest.id(), classes.loader(), surroundings.limits(), tally, quarantine);
        try {
            Quotas quotas = new Quotas(manifest.id(), pool, tally);
            ServiceDeskPlugin plugin = step("be created", pool, classes::instantiate);
            Declaration declaration = step("declare what it brings", pool, () -> {
                DeclarationRecorder recorder = new DeclarationRecorder();
                plugin.contribute(recorder);
                return recorder.close();
            });
            List<String> faults = step("be checked", pool, () -> DeclarationCheck.faults(manifest, declaration));
            if (!faults.isEmpty()) {
                throw new LifeFailure("It does not fit its manifest: " + String.join("; ", faults) + ".", null);
            }
            return new Generation(manifest, classes, plugin, declaration, pool, quotas, surroundings.live());
        } catch (RuntimeException | Error failure) {
            pool.close();
            close(classes);
            throw failure;
        }
    }

    /** Starts the plugin and builds what it answers with. */
    public void start(PluginContext context) {
        step("start", () -> generation.plugin().start(context));
        try {
            generation.contents().build();
        } catch (LifeFailure known) {
            throw known;
        } catch (Exception | LinkageError failure) {
            throw new LifeFailure("It could not give what it declared: " + words(failure), failure);
        }
    }

    /**
     * Gets ready what the generation before has needed so far, so that the first who are served by this one do not wait
     * for it: classes are loaded, and a search engine practises. It is a favour: where it fails they wait.
     */
    public void warm(Generation before) {
        try {
            int methods = step(
                    "be warmed", generation.pool(), () -> generation.classes().prepareLike(before.classes(), WARMING));
            int searches = generation.contents().engine() instanceof PluginSearchEngine next
                            && before.contents().engine() instanceof PluginSearchEngine earlier
                    ? next.practise(earlier, PRACTICE, WARMING)
                    : 0;
            LOG.info("{} is warm: {} methods are linked, {} searches practised", generation, methods, searches);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            LOG.warn("Plugin {} could not be warmed", generation, failure);
        }
    }

    public void takeOver() {
        step("take over", () -> generation.plugin().takeOver());
    }

    public void quiesce() {
        step("quiesce", () -> generation.plugin().quiesce());
    }

    /** Stops whatever is left of it and lets its classes go. Never fails; what went wrong is logged. */
    public void end() {
        try {
            step("stop", () -> generation.plugin().stop());
        } catch (LifeFailure failure) {
            LOG.warn("Plugin {} did not stop cleanly", generation, failure);
        }
        generation.contents().close();
        generation.pool().close();
        close(generation.classes());
    }

    private void step(String name, Step step) {
        step(name, generation.pool(), () -> {
            step.run();
            return "";
        });
    }

    private static <T> T step(String name, CallPool pool, java.util.concurrent.Callable<T> work) {
        try {
            return pool.call(CallKind.LIFE_CYCLE, work);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LifeFailure("It was interrupted when it should " + name + ".", interrupted);
        } catch (Exception failure) {
            throw new LifeFailure("It failed to " + name + ": " + words(failure), failure);
        }
    }

    static String words(Throwable failure) {
        Throwable cause = failure instanceof java.lang.reflect.InvocationTargetException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    private static void close(LoadedPlugin classes) {
        try {
            classes.close();
        } catch (IOException failure) {
            LOG.warn("A class loader could not be closed", failure);
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
