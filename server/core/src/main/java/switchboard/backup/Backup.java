package switchboard.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.UUID;
import switchboard.config.Configuration;
import switchboard.persistence.DeskDatabase;

/** Writes a whole desk to one file, while it runs or not. */
public final class Backup {

    private static final int BUFFER = 256 * 1024;

    private final String application;
    private final Clock clock;

    /** @param application the version that stands in the file */
    public Backup(String application, Clock clock) {
        this.application = application;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param bytes of the file
     */
    public record Outcome(int tables, long rows, long attachments, long bytes) {}

    /**
     * Backs up the desk of that configuration. The file appears under its name once it is whole and on disk, readable by
     * its owner only; one that stands there already is replaced at that moment.
     *
     * @throws BackupException where that cannot be done
     */
    public Outcome write(Configuration configuration, Path file) {
        UnfinishedRestore.refuse(configuration.data().folder());
        try (DeskDatabase database = DeskDatabase.existing(configuration.data(), configuration.database())) {
            return write(database, DeskFolders.of(configuration), file);
        }
    }

    Outcome write(DeskDatabase database, DeskFolders folders, Path file) {
        Path target = file.toAbsolutePath().normalize();
        Path draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try {
                Outcome outcome = writeDraft(database, folders, draft);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                DurableFile.syncFolder(target.getParent());
                return outcome;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failure) {
            throw new BackupException("The backup cannot be written to " + target + ": " + failure, failure);
        }
    }

    private Outcome writeDraft(DeskDatabase database, DeskFolders folders, Path draft) throws IOException {
        try (FileChannel channel = DurableFile.create(draft)) {
            // Not closed by the archive: the channel is still to be forced.
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            Manifest manifest = new ArchiveWriter(out).write(database, folders, application, clock);
            out.flush();
            channel.force(true);
            return new Outcome(
                    manifest.tables().size(),
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
                    manifest.attachments(),
                    channel.size());
        }
    }
}
