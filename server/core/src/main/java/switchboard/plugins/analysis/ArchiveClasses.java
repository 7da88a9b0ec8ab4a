package switchboard.plugins.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import switchboard.plugins.archive.PluginArchive;

/** The class files of an archive: its own, and those of its jars. */
final class ArchiveClasses {

    static final String OWN = "classes";
    private static final String SUFFIX = ".class";
    private static final int LARGEST = 16 << 20;

    private final PluginArchive archive;

    ArchiveClasses(PluginArchive archive) {
        this.archive = archive;
    }

    /** Takes one class file after the other. */
    @FunctionalInterface
    interface Reader {
        /**
         * @param name with slashes, as the entry says
         * @return whether to go on
         */
        boolean read(String place, String name, byte[] content);
    }

    /** The names of all classes, with slashes, and where the plugin's own code stands: in the folder and, or, a jar. */
    record Names(Set<String> all, Set<String> ownPlaces) {}

    Names names() throws IOException {
        Set<String> all = new HashSet<>();
        Set<String> own = new HashSet<>(Set.of(OWN));
        String main = archive.manifest().pluginClass().replace('.', '/');
        each(false, (place, name, content) -> {
            all.add(name);
            if (name.equals(main)) {
                own.add(place);
            }
            return true;
        });
        return new Names(all, own);
    }

    void each(Reader reader) throws IOException {
        each(true, reader);
    }

    private void each(boolean contents, Reader reader) throws IOException {
        try (ZipFile zip = new ZipFile(archive.file().toFile())) {
            for (ZipEntry entry : entries(zip)) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String name = entry.getName();
                    boolean goesOn = name.startsWith("lib/")
                            ? jar(name, in, contents, reader)
                            : reader.read(OWN, className(name.substring("classes/".length())), content(in, contents));
                    if (!goesOn) {
                        return;
                    }
                }
            }
        }
    }

    private static List<ZipEntry> entries(ZipFile zip) {
        List<ZipEntry> entries = new ArrayList<>();
        zip.stream()
                .filter(entry -> entry.getName().startsWith("classes/") && isClass(entry.getName())
                        || entry.getName().startsWith("lib/") && entry.getName().endsWith(".jar"))
                .forEach(entries::add);
        return entries;
    }

    private static boolean jar(String place, InputStream in, boolean contents, Reader reader) throws IOException {
        ZipInputStream entries = new ZipInputStream(in);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (isClass(entry.getName())
                    && !reader.read(place, className(entry.getName()), content(entries, contents))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClass(String name) {
        return name.endsWith(SUFFIX) && !name.endsWith("module-info.class") && !name.endsWith("package-info.class");
    }

    /** A multi-release jar holds classes for newer versions of Java below META-INF/versions/N/. */
    private static String className(String entry) {
        String name = entry.substring(0, entry.length() - SUFFIX.length());
        String versions = "META-INF/versions/";
        int slash = name.startsWith(versions) ? name.indexOf('/', versions.length()) : -1;
        return slash < 0 ? name : name.substring(slash + 1);
    }

    private static byte[] content(InputStream in, boolean wanted) throws IOException {
        return wanted ? in.readNBytes(LARGEST) : new byte[0];
    }
}
