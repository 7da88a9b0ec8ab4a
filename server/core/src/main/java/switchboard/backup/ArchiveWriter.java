package switchboard.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.DeskDatabase;
import switchboard.persistence.SchemaSnapshot;
import switchboard.persistence.SchemaTable;

/** Writes the archive from front to back; what it says about itself comes last, when the sums are known. */
final class ArchiveWriter {

    private final ZipOutputStream zip;

    ArchiveWriter(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    Manifest write(DeskDatabase database, DeskFolders folders, String application, Clock clock) throws IOException {
        try (SchemaSnapshot snapshot = database.snapshot()) {
            Instant takenAt = clock.instant();
            // First, and right after the snapshot: a content stands in the folder before the row that names it is
            // committed, and is swept only some time after the row is gone.
            long attachments = writeAttachments(folders.attachments());
            String key = writeKey(folders.key());
            List<Manifest.Table> tables = new ArrayList<>();
            for (SchemaTable table : snapshot.tables()) {
                tables.add(writeTable(snapshot, table));
            }
            Manifest manifest = new Manifest(
                    Manifest.FORMAT, application, snapshot.serverVersion(), takenAt, tables, key, attachments);
            writeManifest(manifest);
            zip.finish();
            return manifest;
        }
    }

    private long writeAttachments(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return 0;
        }
        long written = 0;
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Iterator<Path> all = files.iterator(); all.hasNext(); ) {
                Path file = all.next();
                String sum = String.valueOf(file.getFileName());
                // Others are still being received.
                if (sum.length() > 2 && BackupLayout.isAttachment(BackupLayout.ATTACHMENTS + folder.relativize(file))) {
                    written += writeAttachment(file, sum);
                }
            }
        }
        return written;
    }

    private int writeAttachment(Path file, String sum) throws IOException {
        try (var content = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(BackupLayout.attachment(sum)));
            content.transferTo(zip);
            zip.closeEntry();
            return 1;
        } catch (NoSuchFileException swept) {
            return 0;
        }
    }

    private @Nullable String writeKey(Path file) throws IOException {
        if (Files.notExists(file)) {
            return null;
        }
        return writeEntry(BackupLayout.KEY, Files.readAllBytes(file));
    }

    private Manifest.Table writeTable(SchemaSnapshot snapshot, SchemaTable table) throws IOException {
        MessageDigest digest = BackupLayout.sha256();
        zip.putNextEntry(new ZipEntry(BackupLayout.table(table.name())));
        long rows;
        try (RowCodec.Writer writer = new RowCodec.Writer(new DigestOutputStream(zip, digest))) {
            rows = snapshot.read(table, writer::write);
        }
        zip.closeEntry();
        return new Manifest.Table(
                table.name(), table.createStatement(), table.columns(), rows, BackupLayout.hex(digest));
    }

    private void writeManifest(Manifest manifest) throws IOException {
        String sum = writeEntry(BackupLayout.MANIFEST, manifest.toJson());
        writeEntry(BackupLayout.MANIFEST_SUM, sum.getBytes(StandardCharsets.US_ASCII));
    }

    private String writeEntry(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
        return BackupLayout.sumOf(content);
    }
}
