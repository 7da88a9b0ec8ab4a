package switchboard.triage.definitions;

import static switchboard.triage.definitions.DefinitionTables.ACTIVE;
import static switchboard.triage.definitions.DefinitionTables.CONTENT;
import static switchboard.triage.definitions.DefinitionTables.DEFINITION;
import static switchboard.triage.definitions.DefinitionTables.ID;
import static switchboard.triage.definitions.DefinitionTables.KIND;
import static switchboard.triage.definitions.DefinitionTables.NAME;
import static switchboard.triage.definitions.DefinitionTables.ORGANIZATION;
import static switchboard.triage.definitions.DefinitionTables.PLACE;
import static switchboard.triage.definitions.DefinitionTables.PROBLEM;
import static switchboard.triage.definitions.DefinitionTables.SCOPE;
import static switchboard.triage.definitions.DefinitionTables.SINCE;
import static switchboard.triage.definitions.DefinitionTables.UPDATED_AT;
import static switchboard.triage.definitions.DefinitionTables.VERSION;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Definitions as rows. */
final class DefinitionRows {

    private static final int DUPLICATE = 1062;

    private DefinitionRows() {}

    /** Without a place of its own it comes last. */
    static Definition placed(DSLContext dsl, Definition made, long since) {
        int place = made.place();
        if (place <= 0) {
            Integer last = dsl.select(DSL.max(PLACE))
                    .from(DEFINITION)
                    .where(KIND.eq(made.kind().name()))
                    .fetchOne(0, Integer.class);
            place = last == null ? 10 : last + 10;
        }
        return new Definition(
                made.id(),
                made.kind(),
                made.name(),
                place,
                made.organization(),
                made.active(),
                made.content(),
                since,
                null,
                made.createdAt(),
                made.updatedAt(),
                1);
    }

    static void insert(DSLContext dsl, Definition made) {
        List<Field<?>> columns = new ArrayList<>(DefinitionTables.ALL);
        columns.add(SCOPE);
        dsl.insertInto(DEFINITION)
                .columns(columns)
                .values(
                        made.id(),
                        made.kind().name(),
                        made.name(),
                        made.place(),
                        made.organization(),
                        made.active(),
                        StoredJson.write(made.content()),
                        made.since(),
                        made.problem(),
                        made.createdAt(),
                        made.updatedAt(),
                        made.version(),
                        DefinitionTables.scope(made))
                .execute();
    }

    /** Writes over the version before; one row where it was still that. */
    static int update(DSLContext dsl, Definition changed) {
        return dsl.update(DEFINITION)
                .set(NAME, changed.name())
                .set(PLACE, changed.place())
                .set(ORGANIZATION, changed.organization())
                .set(SCOPE, DefinitionTables.scope(changed))
                .set(ACTIVE, changed.active())
                .set(CONTENT, StoredJson.write(changed.content()))
                .set(SINCE, changed.since())
                .set(PROBLEM, changed.problem())
                .set(UPDATED_AT, changed.updatedAt())
                .set(VERSION, changed.version())
                .where(ID.eq(changed.id()), VERSION.eq(changed.version() - 1))
                .execute();
    }

    static boolean isDuplicate(DataAccessException failure) {
        return failure.getCause() instanceof SQLException cause && cause.getErrorCode() == DUPLICATE;
    }
}
