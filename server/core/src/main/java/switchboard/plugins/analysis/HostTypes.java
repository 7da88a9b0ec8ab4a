package switchboard.plugins.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.loading.HostView;

/** The types that a plugin finds outside its archive, read from their class files and never loaded. */
final class HostTypes {

    private final ClassLoader host;
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final Map<String, Optional<TypeShape>> known = new HashMap<>();

    /** @param host whose class path the server runs on */
    HostTypes(ClassLoader host) {
        this.host = host;
    }

    /** Whether a type of this name would come from the server and from nowhere else. */
    static boolean isShared(String name) {
        return HostView.isShared(name.replace('/', '.'));
    }

    static boolean isOfTheJdk(String name) {
        return name.startsWith("java/") || name.startsWith("javax/") || name.startsWith("jdk/");
    }

    /** A type that the server shares, or one of the JDK; null where there is none. */
    @Nullable
    TypeShape find(String name) {
        return known.computeIfAbsent(name, this::read).orElse(null);
    }

    /** Whether the server has such a class and does not share it. */
    boolean isHidden(String name) {
        return !isShared(name)
                && platform.getResource(name + ".class") == null
                && host.getResource(name + ".class") != null;
    }

    private Optional<TypeShape> read(String name) {
        ClassLoader from = isShared(name) ? host : platform;
        try (InputStream in = from.getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(TypeShape.of(in.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
