package switchboard.tickets.closure;

import static switchboard.tickets.closure.ClosureTables.AUTHOR;
import static switchboard.tickets.closure.ClosureTables.EXPECTATION;
import static switchboard.tickets.closure.ClosureTables.EXPECTATION_ID;
import static switchboard.tickets.closure.ClosureTables.EXPECTATION_VERSION;
import static switchboard.tickets.closure.ClosureTables.EXPECTED_AT;
import static switchboard.tickets.closure.ClosureTables.NOTE;
import static switchboard.tickets.closure.ClosureTables.TOLD_AT;

import java.util.UUID;
import org.jooq.DSLContext;

/** Expectations as rows. */
public final class ExpectationRows {

    private ExpectationRows() {}

    public static Expectation find(DSLContext dsl, UUID ticket) {
        Expectation found = dsl.select(EXPECTED_AT, NOTE, AUTHOR, TOLD_AT, EXPECTATION_VERSION)
                .from(EXPECTATION)
                .where(EXPECTATION_ID.eq(ticket))
                .fetchOne(row -> new Expectation(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
        return found == null ? Expectation.NONE : found;
    }

    /** Writes what is told, in place of the version before it; the number of rows written. */
    public static int write(DSLContext dsl, UUID ticket, Expectation told) {
        if (told.version() == 1) {
            return dsl.insertInto(EXPECTATION)
                    .columns(EXPECTATION_ID, EXPECTED_AT, NOTE, AUTHOR, TOLD_AT, EXPECTATION_VERSION)
                    .values(ticket, told.expectedAt(), told.note(), told.author(), told.toldAt(), told.version())
                    .execute();
        }
        return dsl.update(EXPECTATION)
                .set(EXPECTED_AT, told.expectedAt())
                .set(NOTE, told.note())
                .set(AUTHOR, told.author())
                .set(TOLD_AT, told.toldAt())
                .set(EXPECTATION_VERSION, told.version())
                .where(EXPECTATION_ID.eq(ticket), EXPECTATION_VERSION.eq(told.version() - 1))
                .execute();
    }
}
