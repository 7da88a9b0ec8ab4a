package switchboard.persistence;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

final class LeaseTables {

    static final Table<?> LEASE = DSL.table(DSL.name("core_lease"));
    static final Field<String> NAME = Columns.text(LEASE, "name");
    static final Field<UUID> HOLDER = Columns.id(LEASE, "holder");
    static final Field<Instant> EXPIRES_AT = Columns.instant(LEASE, "expires_at");
    static final Field<Long> VERSION = Columns.number(LEASE, "version");

    private LeaseTables() {}
}
