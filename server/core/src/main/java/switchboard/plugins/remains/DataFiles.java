package switchboard.plugins.remains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of a plugin's data folder on this node, as they are while they are read: unlike the tables they are of no one
 * instant. Links are not followed.
 */
final class DataFiles {

    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 1L << 30;

    private DataFiles() {}

    /** Writes them, and answers how many were written and how many left out beyond the bounds. */
    static Map<String, Object> write(ZipOutputStream zip, Path folder) throws IOException {
        int written = 0;
        int omitted = 0;
        long bytes = 0;
        for (Path file : files(folder)) {
            long size = size(file);
            if (size < 0) {
                continue;
            }
            if (written == MOST_FILES || bytes + size > MOST_BYTES) {
                omitted++;
                continue;
            }
            zip.putNextEntry(
                    new ZipEntry("files/" + folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, zip);
            zip.closeEntry();
            written++;
            bytes += size;
        }
        return Map.of("written", written, "bytes", bytes, "omitted", omitted);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /** -1 where it has gone since it was listed. */
    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return -1;
        }
    }
}
