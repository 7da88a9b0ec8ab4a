package switchboard.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** Receives archives into files that go when they have been dealt with. */
public final class Uploads {

    private final Path folder;
    private final long most;

    /** @param most bytes of an archive */
    public Uploads(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /** A received file; closing deletes it. */
    public record Upload(Path file) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** @throws ServiceDeskException 413 {@code plugin.archive_too_large} as soon as it is known */
    public Upload receive(InputStream body) throws IOException {
        Files.createDirectories(folder);
        Upload upload = new Upload(Files.createTempFile(folder, ".upload-", ".zip"));
        try (OutputStream out = Files.newOutputStream(upload.file())) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > most) {
                    throw new ServiceDeskException(
                            Refusal.TOO_LARGE,
                            "plugin.archive_too_large",
                            "The archive is larger than " + most + " bytes.");
                }
                out.write(buffer, 0, read);
            }
            return upload;
        } catch (IOException | RuntimeException failure) {
            upload.close();
            throw failure;
        }
    }
}
