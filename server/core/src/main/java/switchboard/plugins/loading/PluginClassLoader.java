package switchboard.plugins.loading;

import java.util.List;
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

    PluginClassLoader(PluginManager manager, PluginDescriptor descriptor, HostView view) {
        // "Application" is the view: it gives away nothing but what is shared.
        super(manager, descriptor, view, new ClassLoadingStrategy(List.of(Source.APPLICATION, Source.PLUGIN)));
    }
}
