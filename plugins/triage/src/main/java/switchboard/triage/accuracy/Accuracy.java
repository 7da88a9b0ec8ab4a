package switchboard.triage.accuracy;

import static switchboard.triage.accuracy.AccuracyTables.COUNTS;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_CATEGORY;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_DAY;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_FIRST;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_ORGANIZATION;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_SOURCE;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_SOURCE_ID;
import static switchboard.triage.accuracy.AccuracyTables.COUNT_TICKETS;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.MalformedException;
import switchboard.triage.Ground;
import switchboard.triage.TriagePermissions;

/** How often the first category of a ticket is the one it has now: read from counts, never from tickets. */
public final class Accuracy {

    private static final int MOST_LINES = 200;
    private static final int MOST_DAYS = 800;

    private static final Field<BigDecimal> ALL = DSL.sum(COUNT_TICKETS);
    private static final Field<BigDecimal> RIGHT =
            DSL.sum(DSL.when(COUNT_FIRST.eq(COUNT_CATEGORY), COUNT_TICKETS).otherwise(0));

    private final Ground ground;

    public Accuracy(Ground ground) {
        this.ground = ground;
    }

    /** How many of all were right. */
    public record Share(long tickets, long right) {}

    /** The same for a rule or a person, by id; {@code other} where neither is known. */
    public record SourceShare(String source, @Nullable UUID id, long tickets, long right) {}

    /** How often one category became another. */
    public record Confusion(String first, @Nullable String now, long tickets) {}

    /**
     * The report.
     *
     * @param sources those that classified most
     * @param confusions the most frequent
     */
    public record Report(LocalDate since, Share all, List<SourceShare> sources, List<Confusion> confusions) {}

    public Report since(Caller caller, @Nullable String since) {
        LocalDate today = ground.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate from = since == null || since.isBlank() ? today.minusDays(90) : date(since.strip());
        LocalDate first = from.isBefore(today.minusDays(MOST_DAYS)) ? today.minusDays(MOST_DAYS) : from;
        Condition within = COUNT_DAY.ge(first).and(within(caller.reach(TriagePermissions.TRIAGE_READ)));
        return ground.database()
                .read(dsl -> new Report(
                        first,
                        dsl.select(ALL, RIGHT)
                                .from(COUNTS)
                                .where(within)
                                .fetchSingle(row -> new Share(whole(row.value1()), whole(row.value2()))),
                        dsl.select(COUNT_SOURCE, COUNT_SOURCE_ID, ALL, RIGHT)
                                .from(COUNTS)
                                .where(within)
                                .groupBy(COUNT_SOURCE, COUNT_SOURCE_ID)
                                .orderBy(ALL.desc(), COUNT_SOURCE_ID)
                                .limit(MOST_LINES)
                                .fetch(row -> new SourceShare(
                                        row.value1(),
                                        row.value2().equals(Classification.NOBODY) ? null : row.value2(),
                                        whole(row.value3()),
                                        whole(row.value4()))),
                        dsl.select(COUNT_FIRST, COUNT_CATEGORY, ALL)
                                .from(COUNTS)
                                .where(within, COUNT_FIRST.ne(COUNT_CATEGORY))
                                .groupBy(COUNT_FIRST, COUNT_CATEGORY)
                                .having(ALL.gt(BigDecimal.ZERO))
                                .orderBy(ALL.desc(), COUNT_FIRST, COUNT_CATEGORY)
                                .limit(MOST_LINES)
                                .fetch(row -> new Confusion(
                                        row.value1(),
                                        row.value2().isEmpty() ? null : row.value2(),
                                        whole(row.value3())))));
    }

    private static Condition within(Reach reach) {
        return reach.all() ? DSL.noCondition() : COUNT_ORGANIZATION.in(reach.organizations());
    }

    private static long whole(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValue();
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = text.length() == 10
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text.replace(' ', '+'))
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDate();
            if (date.getYear() >= 1970 && date.getYear() <= 9998) {
                return date;
            }
        } catch (DateTimeException unreadable) {
            // Told below.
        }
        throw new MalformedException(
                "request.bad_filter", "since must be a date or an ISO 8601 instant, such as 2026-05-01.");
    }
}
