package switchboard.triage.automations;

import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.api.persistence.Database;
import switchboard.triage.definitions.Definition;

/** Where automations have come to among tickets in the order of a due time. */
final class DuePlaces {

    private static final Table<?> PLACE = DSL.table(DSL.name("triage_due_place"));
    private static final Field<UUID> ID = Columns.id(PLACE, "automation_id");
    private static final Field<Long> VERSION = Columns.number(PLACE, "version");
    private static final Field<String> AHEAD = Columns.text(PLACE, "ahead_page");
    private static final Field<String> ROUND = Columns.text(PLACE, "round_page");

    private final Database database;

    DuePlaces(Database database) {
        this.database = database;
    }

    /**
     * Two pages that are to be read next; null for the first.
     *
     * @param ahead the last there was, which grows as time passes
     * @param round where the way over all of them goes on
     */
    record Place(@Nullable String ahead, @Nullable String round) {

        static final Place START = new Place(null, null);
    }

    /** An automation that was changed begins anew. */
    Place of(Definition automation) {
        Place place = database.read(dsl -> dsl.select(AHEAD, ROUND)
                .from(PLACE)
                .where(ID.eq(automation.id()), VERSION.eq(automation.version()))
                .fetchOne(row -> new Place(row.value1(), row.value2())));
        return place == null ? Place.START : place;
    }

    void save(Definition automation, Place place) {
        database.inTransaction(transaction -> transaction
                .dsl()
                .insertInto(PLACE)
                .columns(ID, VERSION, AHEAD, ROUND)
                .values(automation.id(), automation.version(), place.ahead(), place.round())
                .onDuplicateKeyUpdate()
                .set(VERSION, automation.version())
                .set(AHEAD, place.ahead())
                .set(ROUND, place.round())
                .execute());
    }
}
