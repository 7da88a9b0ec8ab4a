package switchboard.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What two surfaces have to do with each other.
 *
 * @param breaks what a plugin that was built against the earlier one would miss
 * @param additions lines that only the later one has
 */
record SurfaceChanges(List<String> breaks, Set<String> additions) {

    private static final Pattern MARK = Pattern.compile(" @\\w+(\\([^)]*\\))?");
    private static final String ABSTRACT = "#abstract ";

    static SurfaceChanges between(List<String> earlier, List<String> later) {
        Map<String, String> marksByLine = new HashMap<>();
        later.forEach(line -> marksByLine.put(bare(line), marks(line)));
        Set<String> experimental = experimentalTypes(earlier);
        Set<String> earlierTypes = new HashSet<>();
        Set<String> known = new HashSet<>();
        List<String> breaks = new ArrayList<>();
        for (String line : earlier) {
            String bare = bare(line);
            known.add(bare);
            earlierTypes.add(type(bare));
            // An abstract method that has got a body asks less of whoever implements it, and gives callers the same.
            String bodied = bare.replace(ABSTRACT, "#");
            String now = marksByLine.containsKey(bare) ? bare : bodied;
            known.add(now);
            if (experimental.contains(type(bare)) || line.contains(" @Experimental")) {
                continue;
            }
            if (!marksByLine.containsKey(now)) {
                breaks.add("is gone or another: " + bare);
            } else {
                lostMark(line, marksByLine.get(now), breaks);
            }
        }
        Set<String> additions = new TreeSet<>();
        for (String line : later) {
            String bare = bare(line);
            if (!known.contains(bare)) {
                additions.add(bare);
                if (bare.contains(ABSTRACT)
                        && earlierTypes.contains(type(bare))
                        && isExtensionPoint(type(bare), later)) {
                    breaks.add("is asked of plugins that do not have it: " + bare);
                }
            }
        }
        return new SurfaceChanges(List.copyOf(breaks), additions);
    }

    /** Who implements a type is a promise, and what was stable does not become young again. */
    private static void lostMark(String line, String marksNow, List<String> breaks) {
        for (String mark : List.of(" @ExtensionPoint", " @HostService")) {
            if (line.contains(mark) && !marksNow.contains(mark)) {
                breaks.add("is no longer" + mark + ": " + bare(line));
            }
        }
        if (marksNow.contains(" @Experimental")) {
            breaks.add("has become @Experimental: " + bare(line));
        }
    }

    private static Set<String> experimentalTypes(List<String> surface) {
        Set<String> types = new HashSet<>();
        for (String line : surface) {
            if (!line.contains("#") && line.contains(" @Experimental")) {
                types.add(type(bare(line)));
            }
        }
        return types;
    }

    private static boolean isExtensionPoint(String type, List<String> surface) {
        return surface.stream()
                .anyMatch(line -> line.contains(" @ExtensionPoint")
                        && !line.contains("#")
                        && (type(bare(line)).equals(type) || type.startsWith(type(bare(line)) + "$")));
    }

    private static String type(String bare) {
        return bare.contains("#") ? bare.substring(0, bare.indexOf('#')) : bare.split(" ")[1];
    }

    private static String bare(String line) {
        return MARK.matcher(line).replaceAll("");
    }

    private static String marks(String line) {
        return line.substring(bare(line).length());
    }
}
