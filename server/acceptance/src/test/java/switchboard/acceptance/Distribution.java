package switchboard.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that is shipped. */
final class Distribution {

    private static final Path FOLDER = Path.of(System.getProperty(
                    "switchboard.distribution",
                    Path.of("..", "target", "switchboard").toString()))
            .toAbsolutePath()
            .normalize();

    private Distribution() {}

    static Path launcher() {
        return FOLDER.resolve("switchboard");
    }

    /** The archive of a bundled plugin, by its id. */
    static Path plugin(String id) {
        return plugins().stream()
                .filter(archive -> archive.getFileName().toString().matches(id + "-[0-9].*\\.zip"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no archive of " + id + " in " + FOLDER));
    }

    /** The archive of the plugin that misbehaves on demand, which is not bundled. */
    static Path chaos() {
        return archives("bench").getFirst();
    }

    static List<Path> plugins() {
        return archives("plugins");
    }

    private static List<Path> archives(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Build the distribution first: ./switchboard build", failure);
        }
    }
}
