package switchboard.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import switchboard.config.Secret;

/** The password of the embedded database: made by chance at the first start and kept where only the owner reads it. */
final class DatabasePassword {

    private static final int BYTES = 24;

    private DatabasePassword() {}

    static Secret in(Path folder) throws IOException {
        Path file = folder.resolve("database-password");
        if (Files.exists(file)) {
            return Secret.of(Files.readString(file).strip());
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path unfinished = folder.resolve("database-password.new");
        writePrivately(unfinished, password + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return Secret.of(password);
    }

    /** Writes a file that only its owner may ever have read, not even for a moment. */
    static void writePrivately(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
