package switchboard.plugins;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The folders that plugins write to by themselves: nobody can refuse them a byte, so what they hold is measured. */
final class DataFolders {

    private static final long MIB = 1024 * 1024;
    private static final long MOST_FILES = 100_000;

    private final Path folders;
    private final long most;

    /** @param most bytes in the folder of one plugin */
    DataFolders(Path folders, long most) {
        this.folders = folders;
        this.most = most;
    }

    /** What is wrong with the folder of a plugin, empty where nothing is. */
    String fault(String plugin) {
        Size size = measure(folders.resolve(plugin));
        if (size.bytes > most) {
            return "Its data folder holds " + size.bytes / MIB + " MiB; " + most / MIB + " MiB are allowed.";
        }
        return size.files > MOST_FILES
                ? "Its data folder holds more than " + MOST_FILES + " files, which is as many as are allowed."
                : "";
    }

    private static Size measure(Path folder) {
        Size size = new Size();
        if (Files.isDirectory(folder)) {
            try {
                Files.walkFileTree(folder, size);
            } catch (IOException vanished) {
                // Files come and go while it is measured; the next look counts again.
                return size;
            }
        }
        return size;
    }

    private static final class Size extends SimpleFileVisitor<Path> {
        private long bytes;
        private long files;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            files++;
            return files > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException vanished) {
            return FileVisitResult.CONTINUE;
        }
    }
}
