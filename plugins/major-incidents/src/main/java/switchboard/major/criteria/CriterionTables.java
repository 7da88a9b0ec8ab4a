package switchboard.major.criteria;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The tables of this room, as the migrations make them. */
final class CriterionTables {

    static final Table<Record> CRITERION = DSL.table(DSL.name("major_criterion"));
    static final Field<UUID> ID = Columns.id(CRITERION, "id");
    static final Field<UUID> ORGANIZATION = Columns.id(CRITERION, "organization_id");
    static final Field<String> NAME = Columns.text(CRITERION, "name");
    static final Field<String> DESCRIPTION = Columns.text(CRITERION, "description");
    static final Field<Boolean> ACTIVE = Columns.flag(CRITERION, "active");
    static final Field<Long> NUMBER = Columns.number(CRITERION, "number");
    static final Field<UUID> AUTHOR = Columns.id(CRITERION, "author_id");
    static final Field<Instant> CREATED_AT = Columns.instant(CRITERION, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(CRITERION, "updated_at");

    static final Table<Record> VERSION = DSL.table(DSL.name("major_criterion_version"));
    static final Field<UUID> VERSION_CRITERION = Columns.id(VERSION, "criterion_id");
    static final Field<Long> VERSION_NUMBER = Columns.number(VERSION, "number");
    static final Field<String> VERSION_NAME = Columns.text(VERSION, "name");
    static final Field<String> VERSION_DESCRIPTION = Columns.text(VERSION, "description");
    static final Field<Boolean> VERSION_ACTIVE = Columns.flag(VERSION, "active");
    static final Field<UUID> VERSION_AUTHOR = Columns.id(VERSION, "author_id");
    static final Field<Instant> VERSION_CREATED_AT = Columns.instant(VERSION, "created_at");

    static final Table<Record> MEASURE = DSL.table(DSL.name("major_measure"));
    static final Field<UUID> MEASURE_CRITERION = Columns.id(MEASURE, "criterion_id");
    static final Field<Long> MEASURE_NUMBER = Columns.number(MEASURE, "number");
    static final Field<Long> MEASURE_PLACE = Columns.number(MEASURE, "place");
    static final Field<String> MEASURE_FIELD = Columns.text(MEASURE, "field");
    static final Field<Long> MEASURE_AT_LEAST = Columns.number(MEASURE, "at_least");
    static final Field<String> MEASURE_ONE_OF = Columns.text(MEASURE, "one_of");

    private CriterionTables() {}
}
