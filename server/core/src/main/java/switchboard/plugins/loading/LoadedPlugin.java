package switchboard.plugins.loading;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.pf4j.PluginWrapper;
import switchboard.api.ServiceDeskPlugin;

/**
 * The classes of one generation, loaded by a PF4J manager that knows this one plugin only.
 *
 * <p>PF4J reads the descriptor and makes the loader. The life of the plugin is the host's alone, so PF4J's start, stop
 * and unload are never called; closing the loader is all that is left to do.
 */
public final class LoadedPlugin implements AutoCloseable {

    private final String pluginClass;
    private final ClassLoader loader;
    private Runnable closed = () -> {};

    private LoadedPlugin(String pluginClass, ClassLoader loader) {
        this.pluginClass = pluginClass;
        this.loader = loader;
    }

    /** Loads what stands in a folder with {@code plugin.properties}, {@code classes/} and {@code lib/}. */
    public static LoadedPlugin load(Path folder, HostView view) {
        SinglePluginManager manager = new SinglePluginManager(folder, view);
        PluginWrapper wrapper = manager.getPlugin(manager.loadPlugin(folder));
        return new LoadedPlugin(wrapper.getDescriptor().getPluginClass(), wrapper.getPluginClassLoader());
    }

    public ClassLoader loader() {
        return loader;
    }

    /**
     * Makes the plugin's object. Runs its constructor: call it on the plugin's own threads.
     *
     * @throws ReflectiveOperationException where there is no such class or constructor
     * @throws ClassCastException where the class is no plugin
     */
    public ServiceDeskPlugin instantiate() throws ReflectiveOperationException {
        Class<?> type = Class.forName(pluginClass, true, loader);
        if (!ServiceDeskPlugin.class.isAssignableFrom(type)) {
            throw new ClassCastException(pluginClass + " does not implement ServiceDeskPlugin");
        }
        return (ServiceDeskPlugin) type.getConstructor().newInstance();
    }

    /** Who is to know that the loader is closed. */
    public void whenClosed(Runnable listener) {
        closed = listener;
    }

    /**
     * Loads and links the classes that another generation has needed so far, as far as they are here too. None is
     * initialized, so that no code of the plugin runs.
     *
     * @param atMost begins no further class after this
     * @return how many methods they have, all together
     */
    public int prepareLike(LoadedPlugin other, Duration atMost) {
        if (!(other.loader instanceof PluginClassLoader known)) {
            return 0;
        }
        long end = System.nanoTime() + atMost.toNanos();
        int prepared = 0;
        for (String name : known.defined()) {
            if (System.nanoTime() - end > 0) {
                break;
            }
            prepared += prepare(name);
        }
        return prepared;
    }

    private int prepare(String name) {
        try {
            // Asking for the methods links the class, which verifies its code: most of what a first call waits for.
            return Class.forName(name, false, loader).getDeclaredMethods().length;
        } catch (ClassNotFoundException | LinkageError notInThisVersion) {
            return 0;
        }
    }

    /** Closes the loader and its files. The classes go when nothing refers to them any more. */
    @Override
    public void close() throws IOException {
        closed.run();
        if (loader instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
