package switchboard.servicelevels;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import switchboard.testkit.PluginArchives;

/** Makes the archive of the module in which {@link SmallPages} stands in the place of its class. */
final class SmallPagesArchive {

    private static final String MANIFEST = "plugin.properties";

    private SmallPagesArchive() {}

    /** The archive in that version. */
    static Path of(String version) {
        Path original = PluginArchives.of(ServiceLevelsPlugin.class, version);
        try {
            Path archive = Files.createTempFile(original.getParent(), "small-pages-" + version + "-", ".zip");
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(original));
                    OutputStream out = Files.newOutputStream(archive);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    byte[] content = in.readAllBytes();
                    add(zip, entry.getName(), entry.getName().equals(MANIFEST) ? manifest(content) : content);
                }
                String name = SmallPages.class.getName().replace('.', '/') + ".class";
                try (InputStream own = SmallPages.class.getResourceAsStream("/" + name)) {
                    add(
                            zip,
                            "classes/" + name,
                            Objects.requireNonNull(own, name).readAllBytes());
                }
            }
            return archive;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] manifest(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .replaceAll("(?m)^plugin\\.class=.*$", "plugin.class=" + SmallPages.class.getName())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        new ByteArrayInputStream(content).transferTo(zip);
        zip.closeEntry();
    }
}
