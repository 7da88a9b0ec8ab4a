package switchboard.plugins.archive;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether a name in an archive can be unpacked on any system without leaving its folder. */
final class EntryName {

    private static final int LONGEST = 500;
    private static final int LONGEST_SEGMENT = 200;
    private static final int DEEPEST = 40;
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Set<String> TOP_FOLDERS = Set.of("classes", "lib");

    private EntryName() {}

    static void check(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw BadArchive.unsound("A name in the archive is empty or longer than " + LONGEST + " characters.");
        }
        if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
            throw BadArchive.unsound("The archive names a path outside itself: " + shown(name));
        }
        if (name.chars().anyMatch(letter -> letter < ' ' || letter == 0x7F)) {
            throw BadArchive.unsound("A name in the archive holds control characters: " + shown(name));
        }
        String[] segments = (name.endsWith("/") ? name.substring(0, name.length() - 1) : name).split("/", -1);
        if (segments.length > DEEPEST) {
            throw BadArchive.unsound("The archive's folders are nested too deeply: " + shown(name));
        }
        for (String segment : segments) {
            checkSegment(segment, name);
        }
        if (segments.length > 1 && segments[0].equals("lib") && !(segments.length == 2 && name.endsWith(".jar"))) {
            throw BadArchive.unsound("Only jars may stand in lib/, not " + shown(name));
        }
    }

    private static void checkSegment(String segment, String name) {
        if (segment.equals("..") || segment.equals(".")) {
            throw BadArchive.unsound("The archive names a path outside itself: " + shown(name));
        }
        if (segment.isEmpty() || segment.length() > LONGEST_SEGMENT || segment.endsWith(".") || segment.endsWith(" ")) {
            throw BadArchive.unsound("A name in the archive cannot stand in every file system: " + shown(name));
        }
        if (DEVICE.matcher(segment.toLowerCase(Locale.ROOT)).matches()) {
            throw BadArchive.unsound("A name in the archive is a device on some systems: " + shown(name));
        }
    }

    /** Whether the entry is a class or resource of the plugin itself, outside its jars. */
    static boolean onClassPath(String name) {
        return name.startsWith("classes/");
    }

    static boolean isJar(String name) {
        return name.startsWith("lib/") && name.endsWith(".jar");
    }

    /** Whether it is worth unpacking: the rest (licences, read-me files) stays in the archive. */
    static boolean isUnpacked(String name) {
        int slash = name.indexOf('/');
        return slash > 0 && TOP_FOLDERS.contains(name.substring(0, slash));
    }

    static String shown(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 120 ? clean : clean.substring(0, 120) + "…";
    }
}
