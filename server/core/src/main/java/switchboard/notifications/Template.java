package switchboard.notifications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders, read once and rendered in one pass: a value is copied as it is and never looked at, so that no
 * value can bring a placeholder of its own.
 */
final class Template {

    private static final Pattern MARK = Pattern.compile("\\{\\{([#/]?)([a-z][A-Za-z0-9]{0,39})}}");
    private static final int MOST_MARKS = 500;

    private sealed interface Part permits Literal, Value, Section {}

    private record Literal(String text) implements Part {}

    private record Value(String name) implements Part {}

    private record Section(String name, List<Part> parts) implements Part {}

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException where a section is not closed, or closed and not open, or there are too many marks */
    static Template of(String text) {
        Deque<Section> open = new ArrayDeque<>();
        open.push(new Section("", new ArrayList<>()));
        Matcher mark = MARK.matcher(text);
        int at = 0;
        int marks = 0;
        while (mark.find()) {
            if (++marks > MOST_MARKS) {
                throw new IllegalArgumentException("A text has at most " + MOST_MARKS + " placeholders");
            }
            open.element().parts().add(new Literal(text.substring(at, mark.start())));
            at = mark.end();
            take(mark.group(1), mark.group(2), open);
        }
        open.element().parts().add(new Literal(text.substring(at)));
        Section last = open.pop();
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("{{#" + last.name() + "}} is not closed");
        }
        return new Template(last.parts());
    }

    private static void take(String sign, String name, Deque<Section> open) {
        switch (sign) {
            case "#" -> open.push(new Section(name, new ArrayList<>()));
            case "/" -> {
                Section section = open.pop();
                if (open.isEmpty() || !section.name().equals(name)) {
                    throw new IllegalArgumentException("{{/" + name + "}} closes nothing that is open");
                }
                open.element().parts().add(section);
            }
            default -> open.element().parts().add(new Value(name));
        }
    }

    /** @param values the text of a value by its name; null or empty where it is not there */
    String render(Function<String, @Nullable String> values) {
        StringBuilder text = new StringBuilder();
        render(parts, values, text);
        return text.toString();
    }

    private static void render(List<Part> parts, Function<String, @Nullable String> values, StringBuilder text) {
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> text.append(literal.text());
                case Value value -> {
                    String given = values.apply(value.name());
                    text.append(given == null ? "" : given);
                }
                case Section section -> {
                    String given = values.apply(section.name());
                    if (given != null && !given.isEmpty()) {
                        render(section.parts(), values, text);
                    }
                }
            }
        }
    }
}
