package switchboard.plugins.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import switchboard.plugins.signature.ArchiveSignature;

/**
 * The files of an archive, or of what was unpacked of one, with their SHA-256 in lower-case hex. Folders do not count.
 *
 * @param sums by name, with slashes
 */
public record EntryDigests(SortedMap<String, String> sums) {

    public EntryDigests {
        sums = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    }

    /** A line for each file that a signature covers: sum, two spaces, name; in the order of the names. */
    public String signed() {
        return lines(name -> !name.equals(ArchiveSignature.FILE));
    }

    /** One sum over the files that are unpacked, by which a folder is compared with its archive. */
    public String unpackedSha256() {
        return sum(lines(EntryDigests::isUnpacked));
    }

    /** One sum over the class files and jars, and one name besides. */
    String codeSha256(String besides) {
        return sum(besides + '\n' + lines(name -> name.endsWith(".class") || EntryName.isJar(name)));
    }

    private static String sum(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String lines(Predicate<String> counts) {
        StringBuilder lines = new StringBuilder(sums.size() * 100);
        for (Map.Entry<String, String> entry : sums.entrySet()) {
            String name = entry.getKey();
            if (counts.test(name)) {
                lines.append(entry.getValue()).append("  ").append(name).append('\n');
            }
        }
        return lines.toString();
    }

    /** Whether the plugin's class loader needs it. */
    static boolean isUnpacked(String name) {
        return name.equals(ManifestReader.FILE) || EntryName.isUnpacked(name);
    }

    /** The files in a folder. A link is none: it is listed as such, and no archive has one. */
    public static EntryDigests ofFolder(Path folder) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                    sums.put(name, file ? PluginArchive.sha256(path) : "link");
                }
            }
        }
        return new EntryDigests(sums);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
