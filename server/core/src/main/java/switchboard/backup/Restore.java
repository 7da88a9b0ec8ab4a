package switchboard.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import switchboard.config.Configuration;
import switchboard.persistence.DeskDatabase;
import switchboard.persistence.SchemaLoad;

/** Brings a backup back into a desk that has nothing yet. Deletes nothing. */
public final class Restore {

    /**
     * What came back.
     *
     * @param takenAt the instant that the desk is at again
     */
    public record Outcome(Instant takenAt, int tables, long rows, long attachments) {}

    /**
     * Restores into the data folder and the database of that configuration.
     *
     * @throws BackupException where the file is damaged or something is there already; nothing was touched then. Also
     *     where it fails on the way; the folder is marked then, and no desk starts in it.
     */
    public Outcome read(Configuration configuration, Path file) {
        DeskFolders folders = DeskFolders.of(configuration);
        try (Archive archive = Archive.open(file)) {
            requireEmpty(folders);
            if (configuration.database().isEmbedded()) {
                mark(folders);
            }
            try (DeskDatabase database = DeskDatabase.fresh(configuration.data(), configuration.database())) {
                return read(archive, database, folders);
            }
        } catch (IOException failure) {
            throw new BackupException("The backup cannot be restored: " + failure, failure);
        }
    }

    Outcome read(Path file, DeskDatabase database, DeskFolders folders) throws IOException {
        try (Archive archive = Archive.open(file)) {
            requireEmpty(folders);
            return read(archive, database, folders);
        }
    }

    private static Outcome read(Archive archive, DeskDatabase database, DeskFolders folders) throws IOException {
        Manifest manifest = archive.manifest();
        try (SchemaLoad load = database.load()) {
            if (!load.isEmpty()) {
                throw new BackupException("The schema has tables already; a restore goes into an empty one");
            }
            mark(folders);
            for (Manifest.Table table : manifest.tables()) {
                fill(load, archive, table);
            }
        }
        Files.createDirectories(folders.attachments());
        archive.copyAttachments(folders.attachments());
        if (manifest.keySha256() != null) {
            DurableFile.copy(new ByteArrayInputStream(archive.key()), folders.key());
        }
        DurableFile.syncFolder(folders.data());
        Files.delete(folders.unfinished());
        return new Outcome(
                manifest.takenAt(),
                manifest.tables().size(),
                manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
                manifest.attachments());
    }

    private static void fill(SchemaLoad load, Archive archive, Manifest.Table table) throws IOException {
        SchemaLoad.Rows rows = load.create(table.schema());
        long read = archive.read(table, rows::add);
        rows.finish();
        if (read != table.rows()) {
            throw new BackupException(
                    "The table " + table.name() + " has " + read + " rows instead of " + table.rows());
        }
    }

    private static void requireEmpty(DeskFolders folders) throws IOException {
        UnfinishedRestore.refuse(folders.data());
        if (!DeskFolders.isEmpty(folders.data())) {
            throw new BackupException("The data folder " + folders.data() + " is not empty; nothing is overwritten");
        }
        if (!DeskFolders.isEmpty(folders.attachments())) {
            throw new BackupException(
                    "The attachments folder " + folders.attachments() + " is not empty; nothing is overwritten");
        }
    }

    private static void mark(DeskFolders folders) throws IOException {
        Files.createDirectories(folders.data());
        if (Files.notExists(folders.unfinished())) {
            Files.createFile(folders.unfinished());
        }
    }
}
