package switchboard.lucene.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin's folder: one folder per index, named after its analysis ({@code index-v1-3}), and the file {@code CURRENT}
 * that names the one in use. The file is replaced at one instant, so that there is always one whole index or none.
 */
final class IndexFolder {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String POINTER = "CURRENT";
    private static final String PREFIX = "index-";

    private final Path folder;

    IndexFolder(Path folder) {
        this.folder = folder;
    }

    /** The index in use, if there is one. */
    Optional<Path> current() throws IOException {
        try {
            String name = Files.readString(folder.resolve(POINTER), StandardCharsets.UTF_8)
                    .strip();
            // Only a plain name: whatever else stands there is no work of ours.
            if (name.matches(PREFIX + "[a-z0-9-]+") && Files.isDirectory(folder.resolve(name))) {
                return Optional.of(folder.resolve(name));
            }
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    static boolean madeWith(Path index, String analysis) {
        return index.getFileName().toString().startsWith(PREFIX + analysis + "-");
    }

    /** A fresh folder for a new index, empty. */
    Path create(String analysis) throws IOException {
        for (int number = 1; ; number++) {
            Path candidate = folder.resolve(PREFIX + analysis + "-" + number);
            if (!Files.exists(candidate)) {
                return Files.createDirectories(candidate);
            }
        }
    }

    /** Makes this index the one in use. Durable when it returns. */
    void use(Path index) throws IOException {
        Path written = folder.resolve(POINTER + ".new");
        Files.writeString(
                written,
                index.getFileName() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.DSYNC);
        Files.move(written, folder.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes every index but this one: what was replaced, and what a crash left half made. */
    void removeAllBut(Path kept) {
        try (DirectoryStream<Path> indexes = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path index : indexes) {
                if (!index.equals(kept)) {
                    remove(index);
                }
            }
        } catch (IOException failure) {
            LOG.warn("Old search indexes could not be removed; the next start tries again", failure);
        }
    }

    static void remove(Path index) {
        try (Stream<Path> files = Files.walk(index)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            LOG.warn("The search index {} could not be removed; the next start tries again", index, failure);
        }
    }
}
