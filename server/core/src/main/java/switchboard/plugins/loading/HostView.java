package switchboard.plugins.loading;

import java.util.List;

/**
 * What a plugin sees besides its own archive: the JDK, and of the host's class path a few packages by name. No resource
 * of the host is seen, so that neither its services nor its configuration reach a plugin.
 */
public final class HostView extends ClassLoader {

    /** The packages that come from the host and nowhere else; with everything below them. */
    private static final List<String> SHARED = List.of(
            "switchboard.api.",
            "jakarta.ws.rs.",
            "jakarta.inject.",
            "jakarta.annotation.",
            "org.jooq.",
            "org.slf4j.",
            "org.jspecify.",
            "com.fasterxml.jackson.annotation.",
            "io.swagger.v3.oas.annotations.",
            // What jOOQ's own types inherit from.
            "org.reactivestreams.",
            "io.r2dbc.spi.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    public HostView(ClassLoader host) {
        super("host-view", ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return isShared(name) ? host.loadClass(name) : super.loadClass(name, resolve);
    }

    /** Whether a class of this name comes from the host and nowhere else. */
    public static boolean isShared(String name) {
        for (String prefix : SHARED) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
