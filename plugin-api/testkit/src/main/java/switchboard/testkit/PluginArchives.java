package switchboard.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes a plugin's archive out of its compiled classes while its tests run, which is before the build makes the real one.
 */
public final class PluginArchives {

    private static final String MANIFEST = "plugin.properties";

    private static final List<String> PLAIN_SEARCH = List.of(
            "switchboard/testkit/search/PlainSearchPlugin.class",
            "switchboard/testkit/search/PlainSearchEngine.class",
            "switchboard/testkit/search/PlainSearchEngine$NewIndex.class");

    private PluginArchives() {}

    /**
     * Zips the folder that a plugin's class comes from.
     *
     * @param version in place of the manifest's
     * @param libraries jars that go into {@code lib/}
     */
    public static Path of(Class<?> pluginClass, String version, Path... libraries) {
        try {
            Path classes = Path.of(pluginClass
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = Files.createDirectories(Path.of("target", "archives").toAbsolutePath());
            Path archive = folder.resolve(pluginClass.getSimpleName() + "-" + version + ".zip");
            // Tests run in several processes, which may make and read the same archive at once.
            Path unfinished = Files.createTempFile(folder, "unfinished-", ".zip");
            try (OutputStream out = Files.newOutputStream(unfinished);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                add(zip, MANIFEST, manifest(classes.resolve(MANIFEST), version));
                addClasses(zip, classes);
                for (Path library : libraries) {
                    add(zip, "lib/" + library.getFileName(), Files.readAllBytes(library));
                }
            }
            return Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException failure) {
            throw new IllegalArgumentException(failure);
        }
    }

    /** A plugin that brings a search engine, as small as can be: without one, no search source is ever asked. */
    public static Path plainSearch() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "archives").toAbsolutePath());
            Path archive = Files.createTempFile(folder, "plain-search-", ".zip");
            try (OutputStream out = Files.newOutputStream(archive);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                String manifest = "plugin.id=plain-search\nplugin.version=1.0.0\nswitchboard.services=search\n"
                        + "plugin.class=switchboard.testkit.search.PlainSearchPlugin\n";
                add(zip, MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
                for (String name : PLAIN_SEARCH) {
                    add(zip, "classes/" + name, resource(name));
                }
            }
            return archive;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream content = PluginArchives.class.getResourceAsStream("/" + name)) {
            return Objects.requireNonNull(content, name).readAllBytes();
        }
    }

    /** The archive's manifest, as its plugin has it in its classes. */
    public static Properties manifest(Class<?> pluginClass) {
        Properties properties = new Properties();
        try (InputStream content = pluginClass.getResourceAsStream("/" + MANIFEST)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(content, MANIFEST), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }

    private static byte[] manifest(Path file, String version) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            text.append(line.startsWith("plugin.version=") ? "plugin.version=" + version : line)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void addClasses(ZipOutputStream zip, Path classes) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = classes.relativize(file).toString().replace('\\', '/');
            if (!name.equals(MANIFEST)) {
                add(zip, "classes/" + name, Files.readAllBytes(file));
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
