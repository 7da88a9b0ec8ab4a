package switchboard.major.incidents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The tables of this room, as the migrations make them. */
public final class IncidentTables {

    static final Table<Record> INCIDENT = DSL.table(DSL.name("major_incident"));
    static final Field<UUID> ID = Columns.id(INCIDENT, "id");
    static final Field<UUID> ORGANIZATION = Columns.id(INCIDENT, "organization_id");
    static final Field<UUID> TEAM = Columns.id(INCIDENT, "team_id");
    static final Field<UUID> TICKET = Columns.id(INCIDENT, "ticket_id");
    static final Field<UUID> OPEN_TICKET = Columns.id(INCIDENT, "open_ticket_id");
    static final Field<String> STATE = Columns.text(INCIDENT, "state");
    static final Field<String> SUMMARY = Columns.text(INCIDENT, "summary");
    static final Field<UUID> SUMMARY_BY = Columns.id(INCIDENT, "summary_by");
    static final Field<String> REASON = Columns.text(INCIDENT, "reason");
    static final Field<UUID> DECLARED_BY = Columns.id(INCIDENT, "declared_by");
    static final Field<UUID> MANAGER = Columns.id(INCIDENT, "manager_id");
    static final Field<Long> CADENCE = Columns.number(INCIDENT, "cadence_minutes");
    static final Field<Instant> NEXT_UPDATE_AT = Columns.instant(INCIDENT, "next_update_at");
    static final Field<String> ANNOUNCEMENT = Columns.text(INCIDENT, "announcement");
    static final Field<String> WAR_ROOM = Columns.text(INCIDENT, "war_room");
    static final Field<UUID> UNDECLARED_BY = Columns.id(INCIDENT, "undeclared_by");
    static final Field<String> UNDECLARED_REASON = Columns.text(INCIDENT, "undeclared_reason");
    static final Field<Instant> DECLARED_AT = Columns.instant(INCIDENT, "declared_at");
    static final Field<Instant> STABILISED_AT = Columns.instant(INCIDENT, "stabilised_at");
    static final Field<Instant> RESOLVED_AT = Columns.instant(INCIDENT, "resolved_at");
    static final Field<Instant> ENDED_AT = Columns.instant(INCIDENT, "ended_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(INCIDENT, "updated_at");
    static final Field<Long> VERSION = Columns.number(INCIDENT, "version");

    static final List<Field<?>> ALL = List.of(
            ID,
            ORGANIZATION,
            TEAM,
            TICKET,
            STATE,
            SUMMARY,
            SUMMARY_BY,
            REASON,
            DECLARED_BY,
            MANAGER,
            CADENCE,
            NEXT_UPDATE_AT,
            ANNOUNCEMENT,
            WAR_ROOM,
            UNDECLARED_BY,
            UNDECLARED_REASON,
            DECLARED_AT,
            STABILISED_AT,
            RESOLVED_AT,
            ENDED_AT,
            UPDATED_AT,
            VERSION);

    static final Table<Record> CITED = DSL.table(DSL.name("major_cited"));
    static final Field<UUID> CITED_INCIDENT = Columns.id(CITED, "incident_id");
    static final Field<UUID> CITED_CRITERION = Columns.id(CITED, "criterion_id");
    static final Field<Long> CITED_NUMBER = Columns.number(CITED, "number");

    private IncidentTables() {}
}
