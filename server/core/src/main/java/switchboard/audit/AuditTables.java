package switchboard.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The table of the audit log. */
final class AuditTables {

    static final Table<?> AUDIT = DSL.table(DSL.name("core_audit"));
    static final Field<UUID> ID = Columns.id(AUDIT, "id");
    static final Field<Instant> AT = Columns.instant(AUDIT, "at");
    static final Field<UUID> ACTOR = Columns.id(AUDIT, "actor");
    static final Field<String> ADDRESS = Columns.text(AUDIT, "address");
    static final Field<String> ACTION = Columns.text(AUDIT, "action");
    static final Field<String> OBJECT_TYPE = Columns.text(AUDIT, "object_type");
    static final Field<String> OBJECT_ID = Columns.text(AUDIT, "object_id");
    static final Field<String> OUTCOME = Columns.text(AUDIT, "outcome");
    static final Field<String> DATA = Columns.text(AUDIT, "data");

    static final List<Field<?>> ALL = List.of(ID, AT, ACTOR, ADDRESS, ACTION, OBJECT_TYPE, OBJECT_ID, OUTCOME, DATA);

    private AuditTables() {}
}
