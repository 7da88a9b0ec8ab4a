package switchboard.acceptance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A plugin's archive as files in memory, to be changed and zipped again. */
final class ArchiveCopy {

    private static final String MANIFEST = "plugin.properties";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private ArchiveCopy() {}

    /** A plugin made of classes of these tests. */
    static ArchiveCopy of(String manifest, Class<?>... classes) {
        ArchiveCopy made = new ArchiveCopy();
        made.file(MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        for (Class<?> each : classes) {
            String file = each.getName().replace('.', '/') + ".class";
            try (InputStream content = each.getResourceAsStream("/" + file)) {
                made.file(
                        "classes/" + file, Objects.requireNonNull(content, file).readAllBytes());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return made;
    }

    static ArchiveCopy of(Path archive) {
        ArchiveCopy copy = new ArchiveCopy();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(archive)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    copy.files.put(entry.getName(), in.readAllBytes());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return copy;
    }

    /** Sets a key of the manifest that is there. */
    ArchiveCopy manifest(String key, String value) {
        String text = new String(files.get(MANIFEST), StandardCharsets.UTF_8);
        String changed = text.replaceAll("(?m)^" + key.replace(".", "\\.") + "=.*$", key + "=" + value);
        return file(MANIFEST, changed.getBytes(StandardCharsets.UTF_8));
    }

    ArchiveCopy version(String version) {
        return manifest("plugin.version", version);
    }

    ArchiveCopy file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** Writes its classes below a folder, for a compiler. */
    Path classesInto(Path folder) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (file.getKey().startsWith("classes/")) {
                    Path target = folder.resolve(file.getKey());
                    Files.createDirectories(target.getParent());
                    Files.write(target, file.getValue());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return folder.resolve("classes");
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
