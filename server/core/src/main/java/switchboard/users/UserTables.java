package switchboard.users;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static switchboard.api.persistence.Columns.bytes;
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
final class UserTables {

    static final Table<?> ORGANIZATION = table(name("core_organization"));
    static final Field<UUID> ORGANIZATION_ID = id(ORGANIZATION, "id");
    static final Field<String> ORGANIZATION_NAME = text(ORGANIZATION, "name");
    static final Field<String> ORGANIZATION_NAME_KEY = text(ORGANIZATION, "name_key");
    static final Field<UUID> ORGANIZATION_PARENT = id(ORGANIZATION, "parent_id");
    static final Field<String> ORGANIZATION_LANGUAGE = text(ORGANIZATION, "language");
    static final Field<Long> ORGANIZATION_GUARD = number(ORGANIZATION, "guard");
    static final Field<Long> ORGANIZATION_VERSION = number(ORGANIZATION, "version");
    static final Field<Instant> ORGANIZATION_CREATED_AT = instant(ORGANIZATION, "created_at");
    static final Field<Instant> ORGANIZATION_UPDATED_AT = instant(ORGANIZATION, "updated_at");

    static final Table<?> USER = table(name("core_user"));
    static final Field<UUID> USER_ID = id(USER, "id");
    static final Field<String> USER_USERNAME = text(USER, "username");
    static final Field<String> USER_USERNAME_KEY = text(USER, "username_key");
    static final Field<String> USER_DISPLAY_NAME = text(USER, "display_name");
    static final Field<Boolean> USER_ACTIVE = flag(USER, "active");
    static final Field<String> USER_LOCALE = text(USER, "locale");
    static final Field<String> USER_TIME_ZONE = text(USER, "time_zone");
    static final Field<UUID> USER_ORGANIZATION = id(USER, "organization_id");
    static final Field<String> USER_PASSWORD_HASH = text(USER, "password_hash");
    static final Field<Long> USER_VERSION = number(USER, "version");
    static final Field<Instant> USER_CREATED_AT = instant(USER, "created_at");
    static final Field<Instant> USER_UPDATED_AT = instant(USER, "updated_at");

    static final Table<?> ADDRESS = table(name("core_person_address"));
    static final Field<String> ADDRESS_KIND = text(ADDRESS, "kind");
    static final Field<String> ADDRESS_NORMALIZED = text(ADDRESS, "normalized");
    static final Field<String> ADDRESS_VALUE = text(ADDRESS, "value");
    static final Field<UUID> ADDRESS_USER = id(ADDRESS, "user_id");
    static final Field<Boolean> ADDRESS_PRINCIPAL = flag(ADDRESS, "principal");

    static final Table<?> TEAM = table(name("core_team"));
    static final Field<UUID> TEAM_ID = id(TEAM, "id");
    static final Field<String> TEAM_NAME = text(TEAM, "name");
    static final Field<String> TEAM_NAME_KEY = text(TEAM, "name_key");
    static final Field<UUID> TEAM_ORGANIZATION = id(TEAM, "organization_id");
    static final Field<Long> TEAM_VERSION = number(TEAM, "version");
    static final Field<Instant> TEAM_CREATED_AT = instant(TEAM, "created_at");
    static final Field<Instant> TEAM_UPDATED_AT = instant(TEAM, "updated_at");

    static final Table<?> MEMBER = table(name("core_team_member"));
    static final Field<UUID> MEMBER_TEAM = id(MEMBER, "team_id");
    static final Field<UUID> MEMBER_USER = id(MEMBER, "user_id");

    static final Table<?> TOKEN = table(name("core_token"));
    static final Field<byte[]> TOKEN_HASH = bytes(TOKEN, "token_hash");
    static final Field<UUID> TOKEN_USER = id(TOKEN, "user_id");
    static final Field<Instant> TOKEN_CREATED_AT = instant(TOKEN, "created_at");
    static final Field<Instant> TOKEN_EXPIRES_AT = instant(TOKEN, "expires_at");

    static final Table<?> FAILURE = table(name("core_sign_in_failure"));
    static final Field<UUID> FAILURE_ID = id(FAILURE, "id");
    static final Field<byte[]> FAILURE_ACCOUNT = bytes(FAILURE, "account_hash");
    static final Field<String> FAILURE_ADDRESS = text(FAILURE, "address");
    static final Field<Instant> FAILURE_AT = instant(FAILURE, "failed_at");

    /** The kind of address that an e-mail is. */
    static final String EMAIL = "email";

    private UserTables() {}
}
