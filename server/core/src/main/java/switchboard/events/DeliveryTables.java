package switchboard.events;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The outbox. */
final class DeliveryTables {

    static final Table<?> DELIVERY = DSL.table(DSL.name("core_delivery"));
    static final Field<UUID> ID = Columns.id(DELIVERY, "id");
    static final Field<String> KIND = Columns.text(DELIVERY, "kind");
    static final Field<String> DESTINATION = Columns.text(DELIVERY, "destination");
    static final Field<String> ORDERING_KEY = Columns.text(DELIVERY, "ordering_key");
    static final Field<String> PAYLOAD = Columns.text(DELIVERY, "payload");
    static final Field<String> STATE = Columns.text(DELIVERY, "state");
    static final Field<Integer> ATTEMPTS = Columns.column(DELIVERY, "attempts", SQLDataType.INTEGER);
    static final Field<Instant> NEXT_AT = Columns.instant(DELIVERY, "next_at");
    static final Field<String> LAST_ERROR = Columns.text(DELIVERY, "last_error");
    static final Field<Instant> CREATED_AT = Columns.instant(DELIVERY, "created_at");
    static final Field<Long> VERSION = Columns.number(DELIVERY, "version");

    /** The values of the state column. */
    static final String WAITING = "waiting";

    static final String DELIVERED = "delivered";
    static final String DEAD = "dead";

    private DeliveryTables() {}
}
