package switchboard.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The scripts in a folder of the class path and their checksums as Flyway computes them. Comparing these with the
 * history takes a few milliseconds; asking Flyway whether there is anything to do takes some hundred.
 */
final class MigrationScripts {

    private MigrationScripts() {}

    /** Checksums by file name. Empty where the folder is not there. */
    static Map<String, Integer> checksums(String location, ClassLoader loader) {
        Map<String, Integer> checksums = new TreeMap<>();
        try {
            for (URL folder : Collections.list(loader.getResources(location))) {
                if (folder.openConnection() instanceof JarURLConnection jar) {
                    addFromJar(jar, location, checksums);
                } else {
                    addFromFolder(Path.of(new URI(folder.toString())), checksums);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The scripts in " + location + " cannot be read", failure);
        } catch (URISyntaxException failure) {
            throw new IllegalArgumentException("The scripts in " + location + " cannot be read", failure);
        }
        return checksums;
    }

    private static void addFromFolder(Path folder, Map<String, Integer> checksums) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    checksums.put(file.getFileName().toString(), checksum(content));
                }
            }
        }
    }

    private static void addFromJar(JarURLConnection connection, String location, Map<String, Integer> checksums)
            throws IOException {
        // A cached jar would stay open, and a plugin's archive could not be deleted.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                String name = entry.getName();
                if (name.startsWith(location + "/") && name.endsWith(".sql")) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        checksums.put(name.substring(location.length() + 1), checksum(content));
                    }
                }
            }
        }
    }

    /** Of the lines without their ends, so that a checkout with other line ends is the same script. */
    private static int checksum(InputStream content) throws IOException {
        CRC32 checksum = new CRC32();
        BufferedReader reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            checksum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return (int) checksum.getValue();
    }
}
