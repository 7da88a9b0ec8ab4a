package switchboard.rotas;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of this room, and what it reads of teams. */
final class RotaTables {

    static final Table<?> ROTA = DSL.table(DSL.name("core_rota"));
    static final Field<UUID> ID = Columns.id(ROTA, "id");
    static final Field<UUID> TEAM = Columns.id(ROTA, "team_id");
    static final Field<String> NAME = Columns.text(ROTA, "name");
    static final Field<String> NAME_KEY = Columns.text(ROTA, "name_key");
    static final Field<String> ZONE = Columns.text(ROTA, "zone");
    static final Field<LocalDateTime> START = Columns.column(ROTA, "start_local", SQLDataType.LOCALDATETIME(0));
    static final Field<String> SHIFT = Columns.text(ROTA, "shift");
    static final Field<UUID> CALENDAR = Columns.id(ROTA, "calendar_id");
    static final Field<Long> VERSION = Columns.number(ROTA, "version");
    static final Field<Instant> CREATED_AT = Columns.instant(ROTA, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(ROTA, "updated_at");

    static final Table<?> PARTICIPANT = DSL.table(DSL.name("core_rota_participant"));
    static final Field<UUID> PARTICIPANT_ROTA = Columns.id(PARTICIPANT, "rota_id");
    static final Field<Integer> PARTICIPANT_POSITION = Columns.column(PARTICIPANT, "position", SQLDataType.INTEGER);
    static final Field<UUID> PARTICIPANT_USER = Columns.id(PARTICIPANT, "user_id");

    static final Table<?> OVERRIDE = DSL.table(DSL.name("core_rota_override"));
    static final Field<UUID> OVERRIDE_ID = Columns.id(OVERRIDE, "id");
    static final Field<UUID> OVERRIDE_ROTA = Columns.id(OVERRIDE, "rota_id");
    static final Field<UUID> OVERRIDE_USER = Columns.id(OVERRIDE, "user_id");
    static final Field<Instant> OVERRIDE_FROM = Columns.instant(OVERRIDE, "from_at");
    static final Field<Instant> OVERRIDE_TO = Columns.instant(OVERRIDE, "to_at");
    static final Field<Instant> OVERRIDE_CREATED_AT = Columns.instant(OVERRIDE, "created_at");

    static final Table<?> TEAMS = DSL.table(DSL.name("core_team"));
    static final Field<UUID> TEAMS_ID = Columns.id(TEAMS, "id");
    static final Field<UUID> TEAMS_ORGANIZATION = Columns.id(TEAMS, "organization_id");

    private RotaTables() {}
}
