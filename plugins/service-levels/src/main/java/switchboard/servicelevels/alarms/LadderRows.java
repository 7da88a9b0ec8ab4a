package switchboard.servicelevels.alarms;

import static switchboard.servicelevels.alarms.AlarmTables.LADDER;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_CONTENT;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_CREATED;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_ID;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_NAME;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_NAME_KEY;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_ORDINAL;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_ORGANIZATION;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_UPDATED;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_VERSION;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.servicelevels.policies.Lines;

/** Reads and writes ladders: at most 200. */
final class LadderRows {

    private static final String NONE = "-";
    private static final int CHANNELS_FROM = 4;

    private LadderRows() {}

    static List<Ladder> read(DSLContext dsl) {
        return read(dsl, DSL.noCondition());
    }

    /** In the order in which they are asked. */
    static List<Ladder> read(DSLContext dsl, Condition which) {
        return dsl.select(
                        LADDER_ID,
                        LADDER_NAME,
                        LADDER_ORGANIZATION,
                        LADDER_ORDINAL,
                        LADDER_CONTENT,
                        LADDER_CREATED,
                        LADDER_UPDATED,
                        LADDER_VERSION)
                .from(LADDER)
                .where(which)
                .orderBy(LADDER_ORDINAL, LADDER_CREATED, LADDER_ID)
                .fetch(LadderRows::ladder);
    }

    static void insert(DSLContext dsl, Ladder ladder) {
        dsl.insertInto(LADDER)
                .set(LADDER_ID, ladder.id())
                .set(LADDER_NAME, ladder.name())
                .set(LADDER_NAME_KEY, key(ladder))
                .set(LADDER_ORGANIZATION, ladder.organization())
                .set(LADDER_ORDINAL, ladder.ordinal())
                .set(LADDER_CONTENT, content(ladder))
                .set(LADDER_VERSION, ladder.version())
                .set(LADDER_CREATED, ladder.createdAt())
                .set(LADDER_UPDATED, ladder.updatedAt())
                .execute();
    }

    /** False where another was quicker. */
    static boolean update(DSLContext dsl, Ladder next) {
        return dsl.update(LADDER)
                        .set(LADDER_NAME, next.name())
                        .set(LADDER_NAME_KEY, key(next))
                        .set(LADDER_ORDINAL, next.ordinal())
                        .set(LADDER_CONTENT, content(next))
                        .set(LADDER_VERSION, next.version())
                        .set(LADDER_UPDATED, next.updatedAt())
                        .where(LADDER_ID.eq(next.id()), LADDER_VERSION.eq(next.version() - 1))
                        .execute()
                == 1;
    }

    static boolean delete(DSLContext dsl, Ladder ladder) {
        return dsl.deleteFrom(LADDER)
                        .where(LADDER_ID.eq(ladder.id()), LADDER_VERSION.eq(ladder.version()))
                        .execute()
                == 1;
    }

    private static String key(Ladder ladder) {
        return ladder.name().strip().toLowerCase(Locale.ROOT);
    }

    private static String content(Ladder ladder) {
        Lines lines = new Lines()
                .add("priorities", ladder.priorities().stream().sorted().toList())
                .add("kinds", ladder.kinds().stream().sorted().toList())
                .add("targets", ladder.targets().stream().sorted().toList());
        for (Level level : ladder.levels()) {
            lines.add("level", words(level));
            lines.add("who", level.who().stream().sorted().toList());
            lines.add(
                    "people",
                    level.people().stream().map(UUID::toString).sorted().toList());
        }
        return lines.toString();
    }

    /** The channels stand last: a version that knows of none passes over them, and goes on beside this one. */
    private static List<String> words(Level level) {
        List<String> words = new ArrayList<>(List.of(
                number(level.share()),
                number(level.afterBreach()),
                Boolean.toString(level.urgent()),
                number(level.acknowledgeWithin())));
        level.channels().stream().sorted().forEach(words::add);
        return words;
    }

    private static Ladder ladder(Record row) {
        Set<String> priorities = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        Set<String> targets = new HashSet<>();
        List<Level> levels = new ArrayList<>();
        for (Lines.Line line : Lines.read(row.get(LADDER_CONTENT))) {
            List<String> words = line.words();
            switch (line.name()) {
                case "priorities" -> priorities.addAll(words);
                case "kinds" -> kinds.addAll(words);
                case "targets" -> targets.addAll(words);
                case "level" ->
                    levels.add(new Level(
                            number(words.get(0)),
                            number(words.get(1)),
                            Set.of(),
                            Set.of(),
                            Boolean.parseBoolean(words.get(2)),
                            Set.copyOf(words.subList(CHANNELS_FROM, words.size())),
                            number(words.get(3))));
                case "who" -> levels.set(levels.size() - 1, with(levels.getLast(), Set.copyOf(words), null));
                case "people" ->
                    levels.set(
                            levels.size() - 1,
                            with(
                                    levels.getLast(),
                                    null,
                                    words.stream().map(UUID::fromString).collect(Collectors.toSet())));
                default -> throw new IllegalStateException("A line of another version: " + line.name());
            }
        }
        return new Ladder(
                row.get(LADDER_ID),
                row.get(LADDER_NAME),
                row.get(LADDER_ORGANIZATION),
                row.get(LADDER_ORDINAL),
                priorities,
                kinds,
                targets,
                levels,
                row.get(LADDER_CREATED),
                row.get(LADDER_UPDATED),
                row.get(LADDER_VERSION));
    }

    private static Level with(Level level, @Nullable Set<String> who, @Nullable Set<UUID> people) {
        return new Level(
                level.share(),
                level.afterBreach(),
                Objects.requireNonNullElse(who, level.who()),
                Objects.requireNonNullElse(people, level.people()),
                level.urgent(),
                level.channels(),
                level.acknowledgeWithin());
    }

    private static String number(@Nullable Integer number) {
        return number == null ? NONE : Integer.toString(number);
    }

    private static @Nullable Integer number(String word) {
        return word.equals(NONE) ? null : Integer.valueOf(word);
    }
}
