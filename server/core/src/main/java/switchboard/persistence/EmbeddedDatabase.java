package switchboard.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.config.Secret;

/**
 * A real MariaDB server of our own in the data folder, reachable on the loopback address only, with grants on and a
 * password made by chance. Durable: every commit is flushed. What it leaves behind: {@code database/} (the data),
 * {@code database-password} (mode 0600), {@code database.log}, {@code database.lock}, and while it runs {@code
 * database-port}.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The user and the schema of the desk. The user may make further schemas whose name begins so. */
    public static final String NAME = "switchboard";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int TRIES = 5;

    private final ServerProcess server;
    private final Secret password;
    private final FileChannel lock;
    private final Path portFile;

    private EmbeddedDatabase(ServerProcess server, Secret password, FileChannel lock, Path portFile) {
        this.server = server;
        this.password = password;
        this.lock = lock;
        this.portFile = portFile;
    }

    /**
     * Starts the server and returns once it answers. A server left over from this very folder, after its JVM was
     * killed, is stopped cleanly first.
     *
     * @throws DatabaseStartException when another desk uses the folder, no server runs here, or it does not start
     */
    public static EmbeddedDatabase start(EmbeddedSettings settings) {
        return start(settings, ServerBinaries.locate(settings.cacheFolder()));
    }

    static EmbeddedDatabase start(EmbeddedSettings settings, ServerBinaries binaries) {
        long began = System.nanoTime();
        Path folder = settings.folder().toAbsolutePath().normalize();
        FileChannel lock = null;
        try {
            Files.createDirectories(folder);
            lock = lock(folder);
            Path portFile = RunningDatabase.portFile(folder);
            Files.deleteIfExists(portFile);
            Path data = folder.resolve("database");
            LeftoverServer.stop(data);
            Secret password = DatabasePassword.in(folder);
            ServerFiles files = new ServerFiles(data, folder.resolve("database.log"));
            if (!files.isInstalled()) {
                new ServerInstallation(binaries, files, settings.arguments()).install();
            }
            ServerProcess server = launch(binaries, files, settings.arguments(), password);
            LOG.info(
                    "Embedded MariaDB ready on port {} after {} ms",
                    server.port(),
                    (System.nanoTime() - began) / 1_000_000);
            return announced(new EmbeddedDatabase(server, password, lock, portFile));
        } catch (IOException failure) {
            release(lock);
            throw new DatabaseStartException("The embedded database cannot be started in " + folder, failure);
        } catch (RuntimeException failure) {
            release(lock);
            throw failure;
        }
    }

    /** From now on an operator's command finds the server. */
    private static EmbeddedDatabase announced(EmbeddedDatabase database) throws IOException {
        try {
            Path unfinished = database.portFile.resolveSibling("database-port.new");
            DatabasePassword.writePrivately(unfinished, database.server.port() + "\n");
            Files.move(unfinished, database.portFile, StandardCopyOption.ATOMIC_MOVE);
            return database;
        } catch (IOException failure) {
            database.server.stop();
            throw failure;
        }
    }

    private static ServerProcess launch(
            ServerBinaries binaries, ServerFiles files, List<String> arguments, Secret password) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return ServerProcess.start(binaries, files, arguments, password);
            } catch (PortTakenException taken) {
                if (tries == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("database.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new DatabaseStartException("Another server uses the data folder " + folder);
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static void release(@Nullable FileChannel lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** The address of the desk's schema. */
    public DatabaseUrl url() {
        return DatabaseUrl.parse("jdbc:mariadb://127.0.0.1:" + server.port() + "/" + NAME);
    }

    public String user() {
        return NAME;
    }

    public Secret password() {
        return password;
    }

    /** The id of the server's process. */
    public long processId() {
        return server.processId();
    }

    public boolean isRunning() {
        return server.isRunning();
    }

    /** Stops the server cleanly and keeps its data. At most half a minute. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(portFile);
            server.stop();
        } catch (IOException failure) {
            server.stop();
            throw new UncheckedIOException(failure);
        } finally {
            release(lock);
        }
    }
}
