package switchboard.secrets;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with the desk's key, {@code DIR/secret.key}: 32 random bytes in Base64, readable by its owner only. All
 * nodes of one desk need the same file, and so does a restored backup.
 */
public final class SecretKeyFile {

    static final int KEY_BYTES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(SecretKeyFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private SecretKeyFile() {}

    /**
     * Reads the key, after making it where there is none.
     *
     * @throws IOException where the file cannot be read or made, or holds no key
     */
    public static byte[] readOrMake(Path file, SecureRandom random) throws IOException {
        if (Files.notExists(file)) {
            make(file, random);
        }
        tighten(file);
        byte[] key = decode(Files.readString(file).strip());
        if (key.length != KEY_BYTES) {
            throw new IOException("The file " + file + " holds no key of " + KEY_BYTES + " bytes in Base64");
        }
        return key;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** Written beside and linked into place, so that a crash leaves no half a key and two nodes do not overwrite each other. */
    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "secret", ".new", ownerOnly());
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n");
            place(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void place(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            LOG.info("Another process made {} at the same moment; its key is used", file);
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException noLinks) {
            Files.move(draft, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static void tighten(Path file) throws IOException {
        if (posix() && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            LOG.warn("The file {} could be read by others; it is now its owner's alone", file);
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
