package switchboard.rotas;

import static switchboard.rotas.RotaTables.OVERRIDE;
import static switchboard.rotas.RotaTables.OVERRIDE_CREATED_AT;
import static switchboard.rotas.RotaTables.OVERRIDE_FROM;
import static switchboard.rotas.RotaTables.OVERRIDE_ID;
import static switchboard.rotas.RotaTables.OVERRIDE_ROTA;
import static switchboard.rotas.RotaTables.OVERRIDE_TO;
import static switchboard.rotas.RotaTables.OVERRIDE_USER;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Overrides as rows. Those of one rota do not overlap, so that the order of their ends is that of their beginnings. */
final class OverrideRows {

    private OverrideRows() {}

    /** Those of a rota that end after this time. */
    static List<RotaOverride> page(DSLContext dsl, UUID rota, Instant after, int most) {
        return read(dsl, OVERRIDE_ROTA.eq(rota).and(OVERRIDE_TO.gt(after)), most);
    }

    /** Those of some rotas that touch the time between: few, since each lasts a quarter of an hour at least. */
    static List<RotaOverride> between(DSLContext dsl, Collection<UUID> rotas, Instant from, Instant to) {
        return read(dsl, OVERRIDE_ROTA.in(rotas).and(touches(from, to)), Integer.MAX_VALUE);
    }

    static Optional<RotaOverride> find(DSLContext dsl, UUID rota, UUID id) {
        return read(dsl, OVERRIDE_ROTA.eq(rota).and(OVERRIDE_ID.eq(id)), 1).stream()
                .findFirst();
    }

    static boolean overlaps(DSLContext dsl, RotaOverride override) {
        return dsl.fetchExists(
                OVERRIDE, OVERRIDE_ROTA.eq(override.rota()).and(touches(override.from(), override.to())));
    }

    /** How many of a rota are not over yet. */
    static int toCome(DSLContext dsl, UUID rota, Instant now) {
        return dsl.fetchCount(OVERRIDE, OVERRIDE_ROTA.eq(rota).and(OVERRIDE_TO.gt(now)));
    }

    static void insert(DSLContext dsl, RotaOverride override) {
        dsl.insertInto(OVERRIDE)
                .set(OVERRIDE_ID, override.id())
                .set(OVERRIDE_ROTA, override.rota())
                .set(OVERRIDE_USER, override.user())
                .set(OVERRIDE_FROM, override.from())
                .set(OVERRIDE_TO, override.to())
                .set(OVERRIDE_CREATED_AT, override.createdAt())
                .execute();
    }

    static void delete(DSLContext dsl, RotaOverride override) {
        dsl.deleteFrom(OVERRIDE).where(OVERRIDE_ID.eq(override.id())).execute();
    }

    private static Condition touches(Instant from, Instant to) {
        return OVERRIDE_TO.gt(from).and(OVERRIDE_FROM.lt(to));
    }

    private static List<RotaOverride> read(DSLContext dsl, Condition condition, int most) {
        return dsl.select(OVERRIDE_ID, OVERRIDE_ROTA, OVERRIDE_USER, OVERRIDE_FROM, OVERRIDE_TO, OVERRIDE_CREATED_AT)
                .from(OVERRIDE)
                .where(condition)
                .orderBy(OVERRIDE_TO, OVERRIDE_ID)
                .limit(most)
                .fetch(row -> new RotaOverride(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }
}
