package switchboard.tickets.watchers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds who is mentioned in a text: {@code @username}, not within a word or an address, not in code between backticks, in
 * a fenced block or in a quoted line. Takes time in proportion to the text, whatever it is.
 */
final class Mentions {

    /** The longest username. */
    private static final int LONGEST = 100;

    /** More names than this are not looked at: most of them can only be names of nobody. */
    private static final int MOST_NAMES = 200;

    private final Set<String> names = new LinkedHashSet<>();

    private Mentions() {}

    /** What may be usernames, in the order in which they stand; a name that ends a sentence also without its dot. */
    static List<String> in(String text) {
        Mentions mentions = new Mentions();
        String fence = "";
        for (String line : text.split("\\R", -1)) {
            String bare = line.stripLeading();
            if (!fence.isEmpty()) {
                fence = closes(bare, fence) ? "" : fence;
            } else if (!fenceOf(bare).isEmpty()) {
                fence = fenceOf(bare);
            } else if (!bare.startsWith(">")) {
                mentions.line(line);
            }
        }
        return new ArrayList<>(mentions.names);
    }

    /** The run of backticks or tildes that opens a block of code, or nothing. */
    private static String fenceOf(String line) {
        int length = run(line, 0);
        boolean fence = length >= 3 && (line.charAt(0) == '`' || line.charAt(0) == '~');
        // Three backticks and more of them on the same line are code within the line.
        return fence && (line.charAt(0) == '~' || line.indexOf('`', length) < 0) ? line.substring(0, length) : "";
    }

    private static boolean closes(String line, String fence) {
        int length = run(line, 0);
        return length >= fence.length()
                && line.charAt(0) == fence.charAt(0)
                && line.substring(length).isBlank();
    }

    /** How often the character at a place stands there in a row. */
    private static int run(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) == text.charAt(from)) {
            end++;
        }
        return end - from;
    }

    private void line(String line) {
        Map<Integer, Integer> closing = closing(line);
        for (int at = 0; at < line.length() && names.size() < MOST_NAMES; ) {
            if (closing.containsKey(at)) {
                at = closing.get(at);
            } else if (line.charAt(at) == '`') {
                at += run(line, at);
            } else if (line.charAt(at) == '@' && !isPartOfWord(line, at)) {
                at = name(line, at + 1);
            } else {
                at++;
            }
        }
    }

    /** For each run of backticks that opens code within the line, where that code ends. */
    private static Map<Integer, Integer> closing(String line) {
        Map<Integer, Integer> ends = new HashMap<>();
        Map<Integer, Integer> nextOfLength = new HashMap<>();
        for (int end = line.length(); end > 0; ) {
            int start = end;
            while (start > 0 && line.charAt(start - 1) == '`') {
                start--;
            }
            if (start == end) {
                end--;
                continue;
            }
            Integer next = nextOfLength.put(end - start, start);
            if (next != null) {
                ends.put(start, next + (end - start));
            }
            end = start;
        }
        return ends;
    }

    private static boolean isPartOfWord(String line, int at) {
        if (at == 0) {
            return false;
        }
        int before = line.codePointBefore(at);
        return isWord(before) || "._%+-/@&=#\\".indexOf(before) >= 0;
    }

    private static boolean isWord(int character) {
        return Character.isLetterOrDigit(character) || isMark(character);
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Takes the name that begins there, if there is one, and returns where to read on. */
    private int name(String line, int from) {
        int end = from;
        while (end < line.length()) {
            int character = line.codePointAt(end);
            boolean fits = isWord(character) || (end > from && "._+-".indexOf(character) >= 0);
            if (!fits) {
                break;
            }
            end += Character.charCount(character);
        }
        boolean address = end < line.length() && line.charAt(end) == '@';
        if (end == from || end - from > 2 * LONGEST || address || isMark(line.codePointAt(from))) {
            return end;
        }
        String name = line.substring(from, end);
        names.add(name);
        names.add(name.replaceAll("[._+-]{1,200}$", ""));
        return end;
    }
}
