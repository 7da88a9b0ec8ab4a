package switchboard.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.plugins.archive.EntryDigests;
import switchboard.plugins.archive.FileTrees;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.PluginManifest;
import switchboard.plugins.store.ArchiveFacts;

/**
 * Where archives are unpacked on this node. The archive in the database is what counts: a folder that is missing is made
 * again from it, and so is one that holds anything else than the archive did.
 */
final class Folders {

    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    private final HostParts parts;

    Folders(HostParts parts) {
        this.parts = parts;
    }

    /**
     * The folder of an archive, unpacked, each file as it is in the archive. Where signatures are demanded, the archive
     * itself is read and verified again each time, for its row in the database could have been changed as well.
     *
     * @throws switchboard.api.error.ServiceDeskException where the archive is not signed as this desk demands
     */
    Path of(PluginManifest manifest, String sha256) {
        Path folder =
                parts.folder().resolve(manifest.id()).resolve(PluginArchive.folderName(manifest.version(), sha256));
        ArchiveFacts facts = parts.archives().facts(List.of(sha256)).get(sha256);
        boolean trusted =
                facts != null && (facts.bundled() || !parts.trustedKeys().demanded());
        try {
            if (trusted && facts.unpackedSha256() != null && isAsStored(folder, facts.unpackedSha256(), manifest)) {
                return folder;
            }
            return fromDatabase(manifest, sha256, folder, facts != null && facts.bundled());
        } catch (IOException failure) {
            throw new UncheckedIOException("The archive of " + manifest.id() + " cannot be unpacked", failure);
        }
    }

    private Path fromDatabase(PluginManifest manifest, String sha256, Path folder, boolean bundled) throws IOException {
        Files.createDirectories(parts.folder());
        Path file = Files.createTempFile(parts.folder(), ".fetched-", ".zip");
        try {
            parts.archives().fetch(sha256, file);
            PluginArchive archive = PluginArchive.check(file, parts.archiveLimits());
            if (!bundled) {
                parts.trustedKeys()
                        .require(archive.signature(), archive.digests().signed());
            }
            isAsStored(folder, archive.digests().unpackedSha256(), manifest);
            parts.archives().complete(archive);
            return archive.unpack(parts.folder());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Whether the folder is there and holds what it should; one that holds anything else is told of and goes. */
    private boolean isAsStored(Path folder, String unpackedSha256, PluginManifest manifest) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        if (EntryDigests.ofFolder(folder).unpackedSha256().equals(unpackedSha256)) {
            return true;
        }
        LOG.error(
                "The files of plugin {} in {} are not those of its archive; they are unpacked again",
                manifest.id(),
                folder);
        parts.store().transact(work -> parts.news()
                .tell(work, parts.system(), manifest.id(), "tampered", Map.of("version", manifest.version())));
        FileTrees.delete(folder);
        return false;
    }
}
