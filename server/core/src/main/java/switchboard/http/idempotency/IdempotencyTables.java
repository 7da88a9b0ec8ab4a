package switchboard.http.idempotency;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

final class IdempotencyTables {

    static final Table<?> KEY = DSL.table(DSL.name("core_idempotency"));
    static final Field<UUID> CALLER = Columns.id(KEY, "caller");
    static final Field<byte[]> KEY_HASH = Columns.bytes(KEY, "key_hash");
    static final Field<byte[]> REQUEST_HASH = Columns.bytes(KEY, "request_hash");
    static final Field<String> STATE = Columns.text(KEY, "state");
    static final Field<UUID> CLAIM = Columns.id(KEY, "claim");
    static final Field<UUID> HELD_BY = Columns.id(KEY, "node");
    static final Field<Instant> HELD_UNTIL = Columns.instant(KEY, "held_until");
    static final Field<Integer> STATUS = Columns.column(KEY, "status", SQLDataType.INTEGER);
    static final Field<String> HEADERS = Columns.text(KEY, "headers");
    static final Field<byte[]> BODY = Columns.bytes(KEY, "body");
    static final Field<String> LOCATION = Columns.text(KEY, "location");
    static final Field<Instant> EXPIRES_AT = Columns.instant(KEY, "expires_at");
    static final Field<Long> KEY_VERSION = Columns.number(KEY, "version");

    static final Table<?> NODE = DSL.table(DSL.name("core_node"));
    static final Field<UUID> NODE_ID = Columns.id(NODE, "id");
    static final Field<Instant> ALIVE_UNTIL = Columns.instant(NODE, "alive_until");
    static final Field<Long> NODE_VERSION = Columns.number(NODE, "version");

    private IdempotencyTables() {}
}
