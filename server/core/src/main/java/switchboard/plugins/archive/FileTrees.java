package switchboard.plugins.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole folders: appearing at one instant, and going. */
public final class FileTrees {

    private FileTrees() {}

    /** Gives a finished folder its name; where another was quicker, its folder stands and this one goes. */
    static void moveOrDrop(Path partial, Path folder) throws IOException {
        try {
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (java.nio.file.DirectoryNotEmptyException | FileAlreadyExistsException another) {
            delete(partial);
        }
    }

    /** Deletes a folder with everything in it; links are deleted, not followed. Does nothing where it is not there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
