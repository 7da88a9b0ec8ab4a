package switchboard.triage.accuracy;

import java.time.LocalDate;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** First and present categories, by ticket and counted. */
final class AccuracyTables {

    static final Table<?> TICKETS = DSL.table(DSL.name("triage_classification"));
    static final Field<UUID> TICKET = Columns.id(TICKETS, "ticket_id");
    static final Field<UUID> ORGANIZATION = Columns.id(TICKETS, "organization_id");
    static final Field<String> FIRST = Columns.text(TICKETS, "first_category");
    static final Field<String> CATEGORY = Columns.text(TICKETS, "category");
    static final Field<LocalDate> DAY = Columns.column(TICKETS, "day", SQLDataType.LOCALDATE);
    static final Field<UUID> RULE = Columns.id(TICKETS, "rule_id");
    static final Field<UUID> PERSON = Columns.id(TICKETS, "person_id");
    static final Field<Long> POSITION = Columns.number(TICKETS, "position");

    static final Table<?> COUNTS = DSL.table(DSL.name("triage_accuracy"));
    static final Field<LocalDate> COUNT_DAY = Columns.column(COUNTS, "day", SQLDataType.LOCALDATE);
    static final Field<UUID> COUNT_ORGANIZATION = Columns.id(COUNTS, "organization_id");
    static final Field<String> COUNT_SOURCE = Columns.text(COUNTS, "source");
    static final Field<UUID> COUNT_SOURCE_ID = Columns.id(COUNTS, "source_id");
    static final Field<String> COUNT_FIRST = Columns.text(COUNTS, "first_category");
    static final Field<String> COUNT_CATEGORY = Columns.text(COUNTS, "category");
    static final Field<Integer> COUNT_TICKETS = Columns.column(COUNTS, "tickets", SQLDataType.INTEGER);

    private AccuracyTables() {}
}
