package switchboard.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.store.ArchiveStore;

/** Where archives are unpacked on this node. A folder that is missing is made again from the database. */
final class Folders {

    private final Path root;
    private final ArchiveStore archives;
    private final ArchiveLimits limits;

    Folders(Path root, ArchiveStore archives, ArchiveLimits limits) {
        this.root = root;
        this.archives = archives;
        this.limits = limits;
    }

    /** The folder of an archive, unpacked. */
    Path of(PluginManifest manifest, String sha256) {
        Path folder = root.resolve(manifest.id()).resolve(PluginArchive.folderName(manifest.version(), sha256));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(root);
            Path file = Files.createTempFile(root, ".fetched-", ".zip");
            try {
                archives.fetch(sha256, file);
                return PluginArchive.check(file, limits).unpack(root);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The archive of " + manifest.id() + " cannot be unpacked", failure);
        }
    }
}
