package switchboard.servicelevels.policies;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of policies. */
final class PolicyTables {

    static final Table<?> POLICY = DSL.table(DSL.name("sla_policy"));
    static final Field<UUID> ID = Columns.id(POLICY, "id");
    static final Field<String> NAME = Columns.text(POLICY, "name");
    static final Field<String> NAME_KEY = Columns.text(POLICY, "name_key");
    static final Field<String> KIND = Columns.text(POLICY, "kind");
    static final Field<UUID> ORGANIZATION = Columns.id(POLICY, "organization_id");
    static final Field<Integer> ORDINAL = Columns.column(POLICY, "ordinal", SQLDataType.INTEGER);
    static final Field<Long> VERSION = Columns.number(POLICY, "version");
    static final Field<Instant> CREATED_AT = Columns.instant(POLICY, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(POLICY, "updated_at");

    static final Table<?> CONTENT = DSL.table(DSL.name("sla_policy_version"));
    static final Field<UUID> CONTENT_POLICY = Columns.id(CONTENT, "policy_id");
    static final Field<Long> CONTENT_NUMBER = Columns.number(CONTENT, "number");
    static final Field<Instant> CONTENT_FROM = Columns.instant(CONTENT, "valid_from");
    static final Field<String> CONTENT_TEXT = Columns.text(CONTENT, "content");

    private PolicyTables() {}
}
