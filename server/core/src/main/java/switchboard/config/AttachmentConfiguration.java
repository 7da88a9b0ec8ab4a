package switchboard.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Files that people attach.
 *
 * @param maxBytes of one file
 * @param folder where they stand; with several nodes a shared mount
 */
public record AttachmentConfiguration(long maxBytes, Path folder) {

    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of("attachments.max-bytes", "25MiB", "Largest attachment."),
            ConfigurationKey.of(
                    "attachments.folder",
                    "",
                    "Where attachments stand, with several nodes a shared mount; empty for the data folder."));

    public AttachmentConfiguration {
        Limits.between("attachments.max-bytes", maxBytes, 1, 10L << 30);
    }

    static AttachmentConfiguration from(ConfigurationValues values) {
        Path folder = values.textOrNull("attachments.folder") == null
                ? values.path("data.folder").resolve("attachments")
                : values.path("attachments.folder");
        return new AttachmentConfiguration(values.bytes("attachments.max-bytes"), folder);
    }
}
