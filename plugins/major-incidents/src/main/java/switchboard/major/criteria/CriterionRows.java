package switchboard.major.criteria;

import static switchboard.major.criteria.CriterionTables.ACTIVE;
import static switchboard.major.criteria.CriterionTables.AUTHOR;
import static switchboard.major.criteria.CriterionTables.CREATED_AT;
import static switchboard.major.criteria.CriterionTables.CRITERION;
import static switchboard.major.criteria.CriterionTables.DESCRIPTION;
import static switchboard.major.criteria.CriterionTables.ID;
import static switchboard.major.criteria.CriterionTables.MEASURE;
import static switchboard.major.criteria.CriterionTables.MEASURE_AT_LEAST;
import static switchboard.major.criteria.CriterionTables.MEASURE_CRITERION;
import static switchboard.major.criteria.CriterionTables.MEASURE_FIELD;
import static switchboard.major.criteria.CriterionTables.MEASURE_NUMBER;
import static switchboard.major.criteria.CriterionTables.MEASURE_ONE_OF;
import static switchboard.major.criteria.CriterionTables.MEASURE_PLACE;
import static switchboard.major.criteria.CriterionTables.NAME;
import static switchboard.major.criteria.CriterionTables.NUMBER;
import static switchboard.major.criteria.CriterionTables.ORGANIZATION;
import static switchboard.major.criteria.CriterionTables.UPDATED_AT;
import static switchboard.major.criteria.CriterionTables.VERSION;
import static switchboard.major.criteria.CriterionTables.VERSION_ACTIVE;
import static switchboard.major.criteria.CriterionTables.VERSION_AUTHOR;
import static switchboard.major.criteria.CriterionTables.VERSION_CREATED_AT;
import static switchboard.major.criteria.CriterionTables.VERSION_CRITERION;
import static switchboard.major.criteria.CriterionTables.VERSION_DESCRIPTION;
import static switchboard.major.criteria.CriterionTables.VERSION_NAME;
import static switchboard.major.criteria.CriterionTables.VERSION_NUMBER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads and writes criteria. */
final class CriterionRows {

    private static final List<Field<?>> ALL =
            List.of(ID, ORGANIZATION, NAME, DESCRIPTION, ACTIVE, NUMBER, AUTHOR, CREATED_AT, UPDATED_AT);

    private CriterionRows() {}

    /** In the order of their ids, with their conditions. */
    static List<Criterion> find(DSLContext dsl, Condition condition, int limit) {
        List<Criterion> bare = dsl.select(ALL)
                .from(CRITERION)
                .where(condition)
                .orderBy(ID)
                .limit(limit)
                .fetch(CriterionRows::bare);
        Condition theirs = bare.stream()
                .map(criterion -> ofVersion(criterion.id(), criterion.version()))
                .reduce(DSL.falseCondition(), Condition::or);
        Map<List<Object>, List<Measure>> measures = bare.isEmpty() ? Map.of() : measures(dsl, theirs);
        return bare.stream()
                .map(criterion ->
                        with(criterion, measures.getOrDefault(List.of(criterion.id(), criterion.version()), List.of())))
                .toList();
    }

    /** Every version of a criterion, the newest first. */
    static List<Criterion> versions(DSLContext dsl, Criterion current, long before, int limit) {
        List<Criterion> bare = dsl.select(
                        VERSION_NUMBER,
                        VERSION_NAME,
                        VERSION_DESCRIPTION,
                        VERSION_ACTIVE,
                        VERSION_AUTHOR,
                        VERSION_CREATED_AT)
                .from(VERSION)
                .where(VERSION_CRITERION.eq(current.id()))
                .and(VERSION_NUMBER.lessThan(before))
                .orderBy(VERSION_NUMBER.desc())
                .limit(limit)
                .fetch(row -> new Criterion(
                        current.id(),
                        current.organization(),
                        row.get(VERSION_NAME),
                        row.get(VERSION_DESCRIPTION),
                        List.of(),
                        row.get(VERSION_ACTIVE),
                        row.get(VERSION_NUMBER),
                        row.get(VERSION_AUTHOR),
                        current.createdAt(),
                        row.get(VERSION_CREATED_AT)));
        List<Long> numbers = bare.stream().map(Criterion::version).toList();
        Map<List<Object>, List<Measure>> measures =
                measures(dsl, MEASURE_CRITERION.eq(current.id()).and(MEASURE_NUMBER.in(numbers)));
        return bare.stream()
                .map(version ->
                        with(version, measures.getOrDefault(List.of(version.id(), version.version()), List.of())))
                .toList();
    }

    private static Condition ofVersion(UUID criterion, long number) {
        return MEASURE_CRITERION.eq(criterion).and(MEASURE_NUMBER.eq(number));
    }

    private static Map<List<Object>, List<Measure>> measures(DSLContext dsl, Condition condition) {
        Map<List<Object>, List<Measure>> measures = new HashMap<>();
        dsl.select(MEASURE_CRITERION, MEASURE_NUMBER, MEASURE_FIELD, MEASURE_AT_LEAST, MEASURE_ONE_OF)
                .from(MEASURE)
                .where(condition)
                .orderBy(MEASURE_CRITERION, MEASURE_NUMBER, MEASURE_PLACE)
                .forEach(row -> measures.computeIfAbsent(
                                List.of(row.get(MEASURE_CRITERION), row.get(MEASURE_NUMBER)), key -> new ArrayList<>())
                        .add(Measure.stored(
                                row.get(MEASURE_FIELD), row.get(MEASURE_AT_LEAST), row.get(MEASURE_ONE_OF))));
        return measures;
    }

    private static Criterion bare(Record row) {
        return new Criterion(
                row.get(ID),
                row.get(ORGANIZATION),
                row.get(NAME),
                row.get(DESCRIPTION),
                List.of(),
                row.get(ACTIVE),
                row.get(NUMBER),
                row.get(AUTHOR),
                row.get(CREATED_AT),
                row.get(UPDATED_AT));
    }

    private static Criterion with(Criterion bare, Collection<Measure> conditions) {
        return new Criterion(
                bare.id(),
                bare.organization(),
                bare.name(),
                bare.description(),
                List.copyOf(conditions),
                bare.active(),
                bare.version(),
                bare.author(),
                bare.createdAt(),
                bare.updatedAt());
    }

    static void insert(DSLContext dsl, Criterion criterion) {
        dsl.insertInto(CRITERION)
                .columns(ALL)
                .values(
                        criterion.id(),
                        criterion.organization(),
                        criterion.name(),
                        criterion.description(),
                        criterion.active(),
                        criterion.version(),
                        criterion.author(),
                        criterion.createdAt(),
                        criterion.updatedAt())
                .execute();
        keep(dsl, criterion);
    }

    /** Writes the next version over the one before; false where somebody was quicker. */
    static boolean update(DSLContext dsl, Criterion next) {
        int written = dsl.update(CRITERION)
                .set(NAME, next.name())
                .set(DESCRIPTION, next.description())
                .set(ACTIVE, next.active())
                .set(NUMBER, next.version())
                .set(AUTHOR, next.author())
                .set(UPDATED_AT, next.updatedAt())
                .where(ID.eq(next.id()))
                .and(NUMBER.eq(next.version() - 1))
                .execute();
        if (written == 1) {
            keep(dsl, next);
        }
        return written == 1;
    }

    private static void keep(DSLContext dsl, Criterion criterion) {
        dsl.insertInto(VERSION)
                .columns(
                        VERSION_CRITERION,
                        VERSION_NUMBER,
                        VERSION_NAME,
                        VERSION_DESCRIPTION,
                        VERSION_ACTIVE,
                        VERSION_AUTHOR,
                        VERSION_CREATED_AT)
                .values(
                        criterion.id(),
                        criterion.version(),
                        criterion.name(),
                        criterion.description(),
                        criterion.active(),
                        criterion.author(),
                        criterion.updatedAt())
                .execute();
        var insert = dsl.insertInto(MEASURE)
                .columns(
                        MEASURE_CRITERION,
                        MEASURE_NUMBER,
                        MEASURE_PLACE,
                        MEASURE_FIELD,
                        MEASURE_AT_LEAST,
                        MEASURE_ONE_OF);
        long place = 0;
        for (Measure measure : criterion.conditions()) {
            insert = insert.values(
                    criterion.id(), criterion.version(), place++, measure.field(), measure.atLeast(), measure.joined());
        }
        insert.execute();
    }
}
