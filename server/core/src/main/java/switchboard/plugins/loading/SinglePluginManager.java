package switchboard.plugins.loading;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.CompoundPluginDescriptorFinder;
import org.pf4j.DefaultPluginManager;
import org.pf4j.DevelopmentPluginRepository;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PropertiesPluginDescriptorFinder;

/**
 * A PF4J manager for one folder. Everything that its super constructor would look up on its own is fixed here: fields of
 * this class are not set yet while that constructor runs, so what is seen reaches the loader only through the lambda below.
 */
final class SinglePluginManager extends DefaultPluginManager {

    private final ClassLoader seen;
    private final List<Path> jars;

    /**
     * @param seen what the plugin sees besides its own: the view of the host, perhaps with libraries below it
     * @param jars that are the plugin's own
     */
    SinglePluginManager(Path folder, ClassLoader seen, List<Path> jars) {
        super(List.of(folder.getParent()));
        this.seen = seen;
        this.jars = jars;
        // Ranges are judged by the host, with its own words; without a system version PF4J takes every one.
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new CompoundPluginDescriptorFinder().add(new PropertiesPluginDescriptorFinder());
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new DevelopmentPluginRepository(getPluginsRoots());
    }

    /** Dependencies mean presence and order here, which the host sees to; this manager knows one plugin only. */
    @Override
    protected void resolvePlugins() {
        resolvedPlugins.addAll(unresolvedPlugins);
        unresolvedPlugins.clear();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path path) {
                return true;
            }

            @Override
            public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
                return SinglePluginManager.this.newLoader(path, descriptor);
            }
        };
    }

    private ClassLoader newLoader(Path folder, PluginDescriptor descriptor) {
        PluginClassLoader loader = new PluginClassLoader(this, descriptor, seen);
        loader.addFile(folder.resolve("classes").toFile());
        jars.forEach(jar -> loader.addFile(jar.toFile()));
        return loader;
    }
}
