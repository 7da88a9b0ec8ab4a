package switchboard.servicelevels.policies;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A small text form for what is stored as a whole and never searched: a line for each thing, words separated by spaces. */
public final class Lines {

    private final StringBuilder text = new StringBuilder();

    /** Adds a line. */
    public Lines add(String name, Collection<String> words) {
        text.append(name);
        words.forEach(word -> text.append(' ').append(URLEncoder.encode(word, StandardCharsets.UTF_8)));
        text.append('\n');
        return this;
    }

    public Lines add(String name, String... words) {
        return add(name, List.of(words));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A line that was read. */
    public record Line(String name, List<String> words) {}

    /** Reads what {@link #add} wrote. */
    public static List<Line> read(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
                String name = words.removeFirst();
                lines.add(new Line(
                        name,
                        words.stream()
                                .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                                .toList()));
            }
        }
        return lines;
    }
}
