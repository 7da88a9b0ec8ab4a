package switchboard.backup;

import com.fasterxml.jackson.core.JacksonException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup that was read from its first byte to its last and found whole. */
final class Archive implements AutoCloseable {

    private static final long LARGEST_MANIFEST = 64 << 20;
    private static final int LARGEST_KEY = 4_096;

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip) throws IOException {
        this.zip = zip;
        byte[] json = bytes(BackupLayout.MANIFEST, LARGEST_MANIFEST);
        String sum = new String(bytes(BackupLayout.MANIFEST_SUM, 64), StandardCharsets.US_ASCII);
        if (!BackupLayout.sumOf(json).equals(sum)) {
            throw new ZipException("the manifest was changed");
        }
        this.manifest = Manifest.parse(json);
        check();
    }

    /** @throws BackupException where the file is none, or is damaged; nothing was touched then */
    static Archive open(Path file) {
        try {
            ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            try {
                return new Archive(zip);
            } catch (IOException | RuntimeException failure) {
                zip.close();
                throw failure;
            }
        } catch (NoSuchFileException | FileNotFoundException absent) {
            throw new BackupException("There is no file " + file, absent);
        } catch (ZipException | JacksonException | IllegalArgumentException damaged) {
            throw new BackupException("The backup " + file + " is damaged: " + damaged.getMessage(), damaged);
        } catch (IOException failure) {
            throw new BackupException("The backup " + file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private void check() throws IOException {
        Set<String> expected = new HashSet<>(Set.of(BackupLayout.MANIFEST, BackupLayout.MANIFEST_SUM));
        for (Manifest.Table table : manifest.tables()) {
            String entry = BackupLayout.table(table.name());
            checkSum(entry, table.sha256());
            expected.add(entry);
        }
        if (manifest.keySha256() != null) {
            checkSum(BackupLayout.KEY, manifest.keySha256());
            expected.add(BackupLayout.KEY);
        }
        long attachments = 0;
        for (Iterator<? extends ZipEntry> all = zip.entries().asIterator(); all.hasNext(); ) {
            String name = all.next().getName();
            if (BackupLayout.isAttachment(name)) {
                checkSum(name, BackupLayout.nameOf(name));
                attachments++;
            } else if (!expected.contains(name)) {
                throw new ZipException("there is no place for " + name);
            }
        }
        if (attachments != manifest.attachments()) {
            throw new ZipException("it has " + attachments + " attachments instead of " + manifest.attachments());
        }
    }

    private void checkSum(String entry, String sum) throws IOException {
        MessageDigest digest = BackupLayout.sha256();
        try (InputStream content = new DigestInputStream(stream(entry), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        if (!BackupLayout.hex(digest).equals(sum)) {
            throw new ZipException(entry + " is not what was written");
        }
    }

    private InputStream stream(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw new ZipException(entry + " is missing");
        }
        return zip.getInputStream(found);
    }

    private byte[] bytes(String entry, long most) throws IOException {
        try (InputStream content = stream(entry)) {
            byte[] bytes = content.readNBytes((int) most);
            if (content.read() >= 0) {
                throw new ZipException(entry + " is too large");
            }
            return bytes;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    byte[] key() throws IOException {
        return bytes(BackupLayout.KEY, LARGEST_KEY);
    }

    /** @return how many rows */
    long read(Manifest.Table table, Consumer<@Nullable Object[]> receiver) throws IOException {
        try (InputStream rows = stream(BackupLayout.table(table.name()))) {
            return RowCodec.read(rows, table.columns(), receiver);
        }
    }

    void copyAttachments(Path folder) throws IOException {
        for (Iterator<? extends ZipEntry> all = zip.entries().asIterator(); all.hasNext(); ) {
            ZipEntry entry = all.next();
            if (BackupLayout.isAttachment(entry.getName())) {
                Path place = BackupLayout.place(folder, BackupLayout.nameOf(entry.getName()));
                Files.createDirectories(place.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    DurableFile.copy(content, place);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failure) {
            throw new BackupException("The backup cannot be closed", failure);
        }
    }
}
