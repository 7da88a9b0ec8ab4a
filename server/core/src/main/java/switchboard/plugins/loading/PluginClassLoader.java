package switchboard.plugins.loading;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.ClassLoadingStrategy.Source;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * The loader of one generation: first what the host shares, then the plugin's own classes and jars. No other plugin is
 * seen, whatever the dependencies say.
 */
final class PluginClassLoader extends org.pf4j.PluginClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Set<String> defined = ConcurrentHashMap.newKeySet();

    PluginClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader seen) {
        // "Application" is what the plugin sees besides its own: it gives away nothing but what is shared.
        super(manager, descriptor, seen, new ClassLoadingStrategy(List.of(Source.APPLICATION, Source.PLUGIN)));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = super.findClass(name);
        defined.add(name);
        return found;
    }

    /** The names of the classes that came from here so far. */
    Set<String> defined() {
        return Set.copyOf(defined);
    }
}
