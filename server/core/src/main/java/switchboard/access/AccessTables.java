package switchboard.access;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static switchboard.api.persistence.Columns.flag;
import static switchboard.api.persistence.Columns.id;
import static switchboard.api.persistence.Columns.instant;
import static switchboard.api.persistence.Columns.number;
import static switchboard.api.persistence.Columns.text;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;

/** The tables of this room. */
final class AccessTables {

    static final Table<?> ROLE = table(name("core_role"));
    static final Field<String> ROLE_KEY = text(ROLE, "role_key");
    static final Field<String> ROLE_NAME = text(ROLE, "name");
    static final Field<Boolean> ROLE_BUILT_IN = flag(ROLE, "built_in");
    static final Field<Long> ROLE_GUARD = number(ROLE, "guard");
    static final Field<Long> ROLE_VERSION = number(ROLE, "version");
    static final Field<Instant> ROLE_CREATED_AT = instant(ROLE, "created_at");
    static final Field<Instant> ROLE_UPDATED_AT = instant(ROLE, "updated_at");

    static final Table<?> LINE = table(name("core_role_permission"));
    static final Field<String> LINE_ROLE = text(LINE, "role_key");
    static final Field<String> LINE_PERMISSION = text(LINE, "permission");
    static final Field<String> LINE_SCOPE = text(LINE, "scope");

    static final Table<?> GRANT = table(name("core_role_grant"));
    static final Field<UUID> GRANT_USER = id(GRANT, "user_id");
    static final Field<String> GRANT_ROLE = text(GRANT, "role_key");
    static final Field<UUID> GRANT_ORGANIZATION = id(GRANT, "organization_id");
    static final Field<UUID> GRANT_TEAM = id(GRANT, "team_id");

    private AccessTables() {}
}
