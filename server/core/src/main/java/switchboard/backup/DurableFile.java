package switchboard.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that are on disk when they have been written, and whose owner alone has ever read them. */
final class DurableFile {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private DurableFile() {}

    /** A new file; one that is there is a failure. */
    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, NEW, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    static void copy(InputStream content, Path file) throws IOException {
        try (FileChannel channel = create(file)) {
            content.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
