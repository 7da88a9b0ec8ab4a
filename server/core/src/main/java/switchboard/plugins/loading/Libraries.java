package switchboard.plugins.loading;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.plugins.archive.EntryDigests;
import switchboard.plugins.archive.FileTrees;

/**
 * The jars of a plugin, loaded once for generations that follow each other and bring the same ones. They have a folder of
 * their own: that of the version that brought them first may be deleted while a later one still reads from them.
 *
 * <p>Belongs to as many generations as hold it, and goes with the last of them.
 */
final class Libraries {

    private final EntryDigests digests;
    private final Path folder;
    private final URLClassLoader loader;
    private final Runnable closed;
    private int holders = 1;

    private Libraries(EntryDigests digests, Path folder, URLClassLoader loader, Runnable closed) {
        this.digests = digests;
        this.folder = folder;
        this.loader = loader;
        this.closed = closed;
    }

    /**
     * Loads jars anew, for one holder.
     *
     * @param jars stays as it is
     * @param root where the copy stands until the last holder lets go
     */
    static Libraries load(String plugin, Path jars, Path root, HostView view, LoaderWatch watch) throws IOException {
        EntryDigests digests = EntryDigests.ofFolder(jars);
        Files.createDirectories(root);
        Path folder = Files.createTempDirectory(root, plugin + "-");
        try {
            for (Path jar : Jars.in(jars)) {
                Files.copy(jar, folder.resolve(jar.getFileName()));
            }
            URLClassLoader loader = new URLClassLoader(plugin + "-libraries", urls(folder), view);
            return new Libraries(digests, folder, loader, watch.watch(plugin, loader));
        } catch (IOException | RuntimeException failure) {
            FileTrees.delete(folder);
            throw failure;
        }
    }

    private static URL[] urls(Path folder) throws IOException {
        return Jars.in(folder).stream().map(Libraries::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("A file has a URL", impossible);
        }
    }

    /** Takes these for one more generation, if they are what it brings; false where they are not, or are gone. */
    synchronized boolean holdAs(Path jars) throws IOException {
        if (holders == 0 || !digests.equals(EntryDigests.ofFolder(jars))) {
            return false;
        }
        holders++;
        return true;
    }

    ClassLoader loader() {
        return loader;
    }

    /** One holder less; with the last the files go, and the classes when nothing refers to them any more. */
    synchronized void release() throws IOException {
        holders--;
        if (holders == 0) {
            closed.run();
            loader.close();
            FileTrees.delete(folder);
        }
    }
}
