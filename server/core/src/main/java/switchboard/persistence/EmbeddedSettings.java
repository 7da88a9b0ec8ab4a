package switchboard.persistence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import switchboard.config.DataConfiguration;
import switchboard.config.DatabaseConfiguration;

/**
 * How the embedded server is to run.
 *
 * @param folder the data folder of the desk
 * @param cacheFolder where the program is unpacked, once per version and shared
 * @param bufferPool bytes of memory for the data
 * @param extraArguments further options of mariadbd, for tests
 */
public record EmbeddedSettings(Path folder, Path cacheFolder, long bufferPool, List<String> extraArguments) {

    private static final long MEBIBYTE = 1 << 20;

    public EmbeddedSettings {
        extraArguments = List.copyOf(extraArguments);
    }

    /** The usual memory, and the cache of the user who runs the desk. */
    public static EmbeddedSettings in(Path folder) {
        return new EmbeddedSettings(folder, defaultCacheFolder(), 256 * MEBIBYTE, List.of());
    }

    /** As the operator said. */
    public static EmbeddedSettings of(DataConfiguration data, DatabaseConfiguration database) {
        Path cache = database.embeddedCacheFolder() == null ? defaultCacheFolder() : database.embeddedCacheFolder();
        return new EmbeddedSettings(data.folder(), cache, database.embeddedBufferPool(), List.of());
    }

    /** {@code ~/.cache/switchboard}, or as XDG_CACHE_HOME says. */
    public static Path defaultCacheFolder() {
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "switchboard")
                : Path.of(cache, "switchboard");
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--innodb-buffer-pool-size=" + bufferPool,
                "--innodb-flush-log-at-trx-commit=1",
                "--skip-log-bin",
                "--performance-schema=OFF",
                "--skip-name-resolve",
                // Only the loopback address is open, and making a certificate costs three seconds of the start.
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_uca1400_ai_ci",
                "--transaction-isolation=READ-COMMITTED",
                "--default-time-zone=+00:00",
                "--max-connections=151",
                "--max-allowed-packet=64M"));
        arguments.addAll(extraArguments);
        return arguments;
    }
}
