package switchboard.plugins.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.archive.CentralDirectory.Entry;
import switchboard.plugins.signature.ArchiveSignature;

/** Goes through one archive once, entry by entry, and inflates everything without keeping it. */
final class ArchiveChecker {

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final long RATIO_COUNTS_FROM = 1L << 20;

    private final ZipFile zip;
    private final ArchiveLimits limits;
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private final SortedMap<String, String> sums = new TreeMap<>();
    private byte @Nullable [] manifest;
    private @Nullable ArchiveSignature signature;
    private long unpacked;

    ArchiveChecker(ZipFile zip, ArchiveLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static void requireZip(Path file) throws IOException {
        byte[] start = new byte[4];
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.readNBytes(start, 0, 4);
            boolean empty = read == 4 && start[2] == 5 && start[3] == 6;
            boolean entry = read == 4 && start[2] == 3 && start[3] == 4;
            if (read < 4 || start[0] != 'P' || start[1] != 'K' || !(empty || entry)) {
                throw BadArchive.notAZip("The body is not a zip archive.");
            }
        }
    }

    void check(List<Entry> entries) throws IOException {
        for (Entry entry : entries) {
            EntryName.check(entry.name());
            checkKind(entry);
            claim(entry);
        }
        files.stream().filter(folders::contains).findAny().ifPresent(both -> {
            throw BadArchive.unsound("A name in the archive is both file and folder: " + EntryName.shown(both));
        });
        for (Entry entry : entries) {
            if (!entry.folder()) {
                inflate(entry);
            }
        }
    }

    PluginManifest manifest() {
        if (manifest == null) {
            throw BadArchive.unsound("The archive has no " + ManifestReader.FILE + " at its top.");
        }
        return ManifestReader.read(manifest);
    }

    EntryDigests digests() {
        return new EntryDigests(sums);
    }

    @Nullable
    ArchiveSignature signature() {
        return signature;
    }

    String manifestText() {
        return manifest == null ? "" : new String(manifest, StandardCharsets.UTF_8);
    }

    private static void checkKind(Entry entry) {
        if (entry.symbolicLink() || entry.special()) {
            throw BadArchive.unsound("The archive holds a link or a device: " + EntryName.shown(entry.name()));
        }
        if (entry.encrypted() || (entry.method() != STORED && entry.method() != DEFLATED)) {
            throw BadArchive.unsound(
                    "An entry is encrypted or packed in an unknown way: " + EntryName.shown(entry.name()));
        }
        String banned = EntryName.onClassPath(entry.name())
                ? BannedContent.of(entry.name().substring("classes/".length()))
                : null;
        refuse(banned, entry.name());
    }

    /** Names are compared as a file system without case would, so that no entry hides another. */
    private void claim(Entry entry) {
        String name = entry.name().toLowerCase(Locale.ROOT);
        String path = entry.folder() ? name.substring(0, name.length() - 1) : name;
        if (!entry.folder() && !files.add(path)) {
            throw BadArchive.unsound("A name stands twice in the archive: " + EntryName.shown(entry.name()));
        }
        if (entry.folder()) {
            folders.add(path);
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(path.substring(0, slash));
        }
    }

    private void inflate(Entry entry) throws IOException {
        ZipEntry found = zip.getEntry(entry.name());
        if (found == null) {
            throw BadArchive.unsound("The archive's directory is damaged.");
        }
        MessageDigest digest = EntryDigests.sha256();
        try (InputStream raw = zip.getInputStream(found)) {
            InputStream in = new DigestInputStream(new CountedInputStream(raw, count -> count(entry, count)), digest);
            switch (entry.name()) {
                case ManifestReader.FILE -> manifest = content(in, entry.name(), ManifestReader.MOST_BYTES);
                case ArchiveSignature.FILE ->
                    signature = ArchiveSignature.read(content(in, entry.name(), ArchiveSignature.MOST_BYTES));
                default -> {
                    if (EntryName.isJar(entry.name())) {
                        checkJar(in, entry.name());
                    }
                }
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
        sums.put(entry.name(), HexFormat.of().formatHex(digest.digest()));
    }

    private static byte[] content(InputStream in, String name, int most) throws IOException {
        byte[] content = in.readNBytes(most + 1);
        if (content.length > most) {
            throw BadArchive.unsound(name + " is larger than " + most / 1024 + " KiB.");
        }
        return content;
    }

    /** Reads the jar as a stream: its entries are counted like those of the archive, so a bomb inside it is found too. */
    private void checkJar(InputStream in, String jar) throws IOException {
        ZipInputStream entries = new ZipInputStream(in);
        int count = 0;
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (++count > limits.entries()) {
                throw BadArchive.tooLarge(jar + " has more than " + limits.entries() + " entries.");
            }
            refuse(BannedContent.of(entry.getName()), jar);
            InputStream counted = new CountedInputStream(entries, bytes -> count(null, bytes));
            counted.transferTo(OutputStream.nullOutputStream());
        }
        if (count == 0) {
            throw BadArchive.unsound(jar + " is no jar.");
        }
    }

    private void count(@Nullable Entry entry, CountedInputStream.Count bytes) {
        unpacked += bytes.latest();
        if (unpacked > limits.unpackedBytes()) {
            throw BadArchive.tooLarge("The archive would unpack to more than " + limits.unpackedBytes() + " bytes.");
        }
        if (entry != null
                && bytes.total() > RATIO_COUNTS_FROM
                && bytes.total() / Math.max(1, entry.compressed()) > limits.ratio()) {
            throw BadArchive.tooLarge("An entry unpacks to more than " + limits.ratio() + " times its size: "
                    + EntryName.shown(entry.name()));
        }
    }

    private static void refuse(@Nullable String banned, String where) {
        if (banned != null) {
            throw BadArchive.unsound("The archive brings " + banned + " in " + EntryName.shown(where)
                    + "; it comes from the server and must be left out (scope \"provided\").");
        }
    }
}
