package switchboard.plugins.loading;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
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
    private final @Nullable Libraries libraries;
    private final Runnable closed;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * @param libraries held for this one, which lets them go when it is closed; null where it has its jars to itself
     * @param closed is to know that the loader is closed
     */
    LoadedPlugin(String pluginClass, ClassLoader loader, @Nullable Libraries libraries, Runnable closed) {
        this.pluginClass = pluginClass;
        this.loader = loader;
        this.libraries = libraries;
        this.closed = closed;
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

    @Nullable
    Libraries libraries() {
        return libraries;
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
        if (!open.compareAndSet(true, false)) {
            return;
        }
        closed.run();
        try {
            if (loader instanceof Closeable closeable) {
                closeable.close();
            }
        } finally {
            if (libraries != null) {
                libraries.release();
            }
        }
    }
}
