package switchboard.triage.queue;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** By which order tickets were placed. */
final class OrderTables {

    static final Table<?> ORDER = DSL.table(DSL.name("triage_queue_order"));
    static final Field<String> NAME = Columns.text(ORDER, "name");
    static final Field<String> DIGEST = Columns.text(ORDER, "order_digest");
    static final Field<String> CURSOR = Columns.text(ORDER, "cursor_text");
    static final Field<Boolean> PLACED = Columns.flag(ORDER, "placed");
    static final Field<Instant> CHANGED_AT = Columns.instant(ORDER, "changed_at");
    static final Field<Long> VERSION = Columns.number(ORDER, "version");

    private OrderTables() {}
}
