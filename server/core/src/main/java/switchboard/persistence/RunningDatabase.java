package switchboard.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import switchboard.config.Secret;

/** The embedded database of a desk that runs in another process, found by what it keeps in its data folder. */
record RunningDatabase(DatabaseUrl url, Secret password) {

    /** The port that the server answers on; there only while it runs, or after its desk was killed. */
    static Path portFile(Path folder) {
        return folder.resolve("database-port");
    }

    /**
     * Empty where no living desk holds the folder.
     *
     * @throws DatabaseStartException where one does and is just starting or stopping
     */
    static Optional<RunningDatabase> in(Path folder) throws IOException {
        if (!isHeld(folder.resolve("database.lock"))) {
            return Optional.empty();
        }
        try {
            String port = Files.readString(portFile(folder)).strip();
            String password =
                    Files.readString(folder.resolve("database-password")).strip();
            String url = "jdbc:mariadb://127.0.0.1:" + Integer.parseInt(port) + "/" + EmbeddedDatabase.NAME;
            return Optional.of(new RunningDatabase(DatabaseUrl.parse(url), Secret.of(password)));
        } catch (NoSuchFileException | NumberFormatException between) {
            throw new DatabaseStartException(
                    "The desk in " + folder + " is just starting or stopping; try again in a moment", between);
        }
    }

    private static boolean isHeld(Path file) throws IOException {
        if (Files.notExists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException sameProcess) {
            return true;
        }
    }
}
