package switchboard.plugins.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.signature.ArchiveSignature;

/**
 * A plugin's zip that was found sound: names that stay inside, sizes within the limits as counted while reading (never
 * as claimed), no links, nothing that must come from the host, and a manifest that makes sense.
 *
 * @param manifestText {@code plugin.properties} as it stands in the archive
 * @param sha256 of the whole file, in lower-case hex
 * @param size in bytes
 * @param digests of every file in it
 * @param signature that it brings, not verified yet; null where it has none
 */
public record PluginArchive(
        Path file,
        PluginManifest manifest,
        String manifestText,
        String sha256,
        long size,
        EntryDigests digests,
        @Nullable ArchiveSignature signature) {

    private static final int HASH_SHOWN = 16;

    /**
     * Checks a file of unknown origin.
     *
     * @throws switchboard.api.error.ServiceDeskException 400 {@code plugin.not_a_zip}, 422 {@code plugin.bad_archive} or
     *     {@code plugin.signature_invalid}, 413 {@code plugin.archive_too_large}
     */
    public static PluginArchive check(Path file, ArchiveLimits limits) throws IOException {
        long size = Files.size(file);
        if (size > limits.bytes()) {
            throw BadArchive.tooLarge("The archive is larger than " + limits.bytes() + " bytes.");
        }
        ArchiveChecker.requireZip(file);
        List<CentralDirectory.Entry> entries = CentralDirectory.read(file, limits.entries());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ArchiveChecker checker = new ArchiveChecker(zip, limits);
            checker.check(entries);
            return new PluginArchive(
                    file,
                    checker.manifest(),
                    checker.manifestText(),
                    sha256(file),
                    size,
                    checker.digests(),
                    checker.signature());
        } catch (ZipException | EOFException damaged) {
            throw BadArchive.unsound(
                    "The archive is damaged: " + EntryName.shown(String.valueOf(damaged.getMessage())));
        } catch (IllegalArgumentException badName) {
            throw BadArchive.unsound("A name in the archive cannot be read.");
        }
    }

    /** The folder's name under the plugin's own: version and hash, so that nothing is ever overwritten in place. */
    public String folderName() {
        return folderName(manifest.version(), sha256);
    }

    /** One sum over everything that can be run: classes, jars, and which of the classes is the plugin. */
    public String codeSha256() {
        return digests.codeSha256(manifest.pluginClass());
    }

    /** The manifest that an archive had when it was found sound. */
    public static PluginManifest manifest(String manifestText) {
        return ManifestReader.read(manifestText.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for a version whose archive is not at hand. */
    public static String folderName(String version, String sha256) {
        return version + "-" + sha256.substring(0, HASH_SHOWN);
    }

    /** SHA-256 of a file, in lower-case hex. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = EntryDigests.sha256();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /**
     * Unpacks what the plugin's class loader needs into {@code <root>/<id>/<version>-<hash>/} and returns that folder;
     * does nothing where it is there. The folder appears under its name only when it is complete.
     */
    public Path unpack(Path root) throws IOException {
        Path folder = root.resolve(manifest.id()).resolve(folderName());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(folder.getParent());
        Path partial = Files.createTempDirectory(folder.getParent(), ".unpacking-");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().filter(PluginArchive::isNeeded).toList()) {
                Path target = partial.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
            Files.createDirectories(partial.resolve("classes"));
            FileTrees.moveOrDrop(partial, folder);
            return folder;
        } catch (IOException | RuntimeException failed) {
            FileTrees.delete(partial);
            throw failed;
        }
    }

    /** Deletes what is unpacked of a plugin but for the archives with these hashes. */
    public static void deleteFoldersBut(Path folder, Collection<String> archives) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> versions = Files.list(folder)) {
            for (Path version : versions.toList()) {
                String name = version.getFileName().toString();
                if (archives.stream().noneMatch(sha256 -> name.endsWith("-" + sha256.substring(0, HASH_SHOWN)))) {
                    FileTrees.delete(version);
                }
            }
        }
    }

    private static boolean isNeeded(ZipEntry entry) {
        return !entry.isDirectory() && EntryDigests.isUnpacked(entry.getName());
    }
}
