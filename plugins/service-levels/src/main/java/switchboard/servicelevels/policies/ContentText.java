package switchboard.servicelevels.policies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores a version of a policy. */
final class ContentText {

    private ContentText() {}

    static String write(Content content) {
        Lines lines = new Lines();
        lines.add("active", Boolean.toString(content.active()));
        for (Condition condition : content.conditions()) {
            List<String> words = new ArrayList<>();
            words.add(condition.field());
            condition.values().stream().sorted().forEach(words::add);
            lines.add("where", words);
        }
        content.targets()
                .forEach((target, length) -> lines.add("target", target.key(), Long.toString(length.toMinutes())));
        if (content.calendar() != null) {
            lines.add("calendar", content.calendar());
        }
        lines.add("pauses", content.pauses().stream().sorted().toList());
        lines.add("counts", content.counts().stream().sorted().toList());
        return lines.toString();
    }

    static Content read(String text) {
        boolean active = true;
        List<Condition> conditions = new ArrayList<>();
        Map<Target, Duration> targets = new EnumMap<>(Target.class);
        @Nullable String calendar = null;
        Set<String> pauses = new HashSet<>();
        Set<String> counts = new HashSet<>();
        for (Lines.Line line : Lines.read(text)) {
            List<String> words = line.words();
            switch (line.name()) {
                case "active" -> active = Boolean.parseBoolean(words.getFirst());
                case "where" ->
                    conditions.add(new Condition(words.getFirst(), Set.copyOf(words.subList(1, words.size()))));
                case "target" -> targets.put(Target.of(words.get(0)), Duration.ofMinutes(Long.parseLong(words.get(1))));
                case "calendar" -> calendar = words.getFirst();
                case "pauses" -> pauses.addAll(words);
                case "counts" -> counts.addAll(words);
                default -> throw new IllegalStateException("A line of another version: " + line.name());
            }
        }
        return new Content(active, conditions, targets, calendar, pauses, counts);
    }
}
