package switchboard.plugins.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import switchboard.plugins.signature.ArchiveSignature;
import switchboard.plugins.signature.SigningKey;

/** Puts a vendor's signature into an archive. */
public final class ArchiveSigner {

    private ArchiveSigner() {}

    /**
     * Writes an archive with its signature, in place of one that it had. The target appears under its name as a whole,
     * and may be the archive itself.
     *
     * @param archive found sound
     */
    public static ArchiveSignature sign(PluginArchive archive, SigningKey key, Path target) throws IOException {
        ArchiveSignature signature =
                ArchiveSignature.make(key, archive.digests().signed());
        Path folder = target.toAbsolutePath().getParent();
        Path partial = Files.createTempFile(folder, ".signing-", ".zip");
        try {
            try (ZipFile zip = new ZipFile(archive.file().toFile());
                    ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(partial))) {
                for (ZipEntry entry : zip.stream().toList()) {
                    if (!entry.getName().equals(ArchiveSignature.FILE)) {
                        copy(zip, entry, out);
                    }
                }
                out.putNextEntry(new ZipEntry(ArchiveSignature.FILE));
                out.write(signature.content());
                out.closeEntry();
            }
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            return signature;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, ZipOutputStream out) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setLastModifiedTime(entry.getLastModifiedTime());
        out.putNextEntry(copy);
        try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }
}
