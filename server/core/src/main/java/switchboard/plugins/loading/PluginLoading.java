package switchboard.plugins.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginWrapper;
import switchboard.plugins.archive.FileTrees;
import switchboard.plugins.archive.PluginManifest;

/** Loads the classes of generations. */
public final class PluginLoading {

    private final HostView view;
    private final LoaderWatch watch;
    private final Path libraries;

    /** @param libraries where jars are copied to that outlive a generation; what an earlier run has left there goes */
    public PluginLoading(HostView view, LoaderWatch watch, Path libraries) {
        this.view = view;
        this.watch = watch;
        this.libraries = libraries;
        try {
            FileTrees.delete(libraries);
        } catch (IOException failure) {
            throw new UncheckedIOException("The libraries of an earlier run cannot be deleted", failure);
        }
    }

    /**
     * Loads what stands in a folder with {@code plugin.properties}, {@code classes/} and {@code lib/}.
     *
     * @param before whose libraries serve this one too where the plugin keeps them and they are the same; null to load
     *     everything anew
     */
    public LoadedPlugin load(PluginManifest manifest, Path folder, @Nullable LoadedPlugin before) {
        try {
            return manifest.keepsLibraries()
                    ? load(manifest.id(), folder, libraries(manifest.id(), folder.resolve("lib"), before))
                    : load(manifest.id(), folder, null);
        } catch (IOException failure) {
            throw new UncheckedIOException("The classes of " + manifest.id() + " cannot be read", failure);
        }
    }

    private @Nullable Libraries libraries(String plugin, Path jars, @Nullable LoadedPlugin before) throws IOException {
        if (!Files.isDirectory(jars)) {
            return null;
        }
        Libraries known = before == null ? null : before.libraries();
        return known != null && known.holdAs(jars) ? known : Libraries.load(plugin, jars, libraries, view, watch);
    }

    private LoadedPlugin load(String plugin, Path folder, @Nullable Libraries kept) throws IOException {
        try {
            SinglePluginManager manager = kept == null
                    ? new SinglePluginManager(folder, view, Jars.in(folder.resolve("lib")))
                    : new SinglePluginManager(folder, kept.loader(), List.of());
            PluginWrapper wrapper = manager.getPlugin(manager.loadPlugin(folder));
            ClassLoader loader = wrapper.getPluginClassLoader();
            return new LoadedPlugin(
                    wrapper.getDescriptor().getPluginClass(), loader, kept, watch.watch(plugin, loader));
        } catch (RuntimeException | Error failure) {
            if (kept != null) {
                kept.release();
            }
            throw failure;
        }
    }
}
