package switchboard.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the server keeps its files.
 *
 * @param folder holds the embedded database, the index, attachments and plugins; made when it is not there
 */
public record DataConfiguration(Path folder) {

    static final List<ConfigurationKey> KEYS = List.of(ConfigurationKey.of(
            "data.folder", "data", "Folder of the embedded database, the index, attachments and plugins."));

    static DataConfiguration from(ConfigurationValues values) {
        return new DataConfiguration(values.path("data.folder"));
    }
}
