package switchboard.tickets.bulk;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of bulk operations. */
final class BulkTables {

    static final Table<?> BULK = DSL.table(DSL.name("core_bulk"));
    static final Field<UUID> ID = Columns.id(BULK, "id");
    static final Field<UUID> CALLER = Columns.id(BULK, "caller_id");
    static final Field<String> ACTION = Columns.text(BULK, "action");
    static final Field<Instant> CREATED_AT = Columns.instant(BULK, "created_at");
    static final Field<Instant> UNDONE_AT = Columns.instant(BULK, "undone_at");
    static final Field<Long> VERSION = Columns.number(BULK, "version");

    static final Table<?> ITEM = DSL.table(DSL.name("core_bulk_item"));
    static final Field<UUID> ITEM_BULK = Columns.id(ITEM, "bulk_id");
    static final Field<Integer> ORDINAL = Columns.column(ITEM, "ordinal", SQLDataType.INTEGER);
    static final Field<String> GIVEN = Columns.text(ITEM, "given");
    static final Field<UUID> TICKET = Columns.id(ITEM, "ticket_id");
    static final Field<String> STATUS = Columns.text(ITEM, "status");
    static final Field<String> CODE = Columns.text(ITEM, "code");
    static final Field<String> DETAIL = Columns.text(ITEM, "detail");
    static final Field<Long> TICKET_VERSION = Columns.number(ITEM, "ticket_version");
    static final Field<String> BEFORE = Columns.text(ITEM, "before_action");

    private BulkTables() {}
}
