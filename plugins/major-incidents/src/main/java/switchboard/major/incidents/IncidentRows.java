package switchboard.major.incidents;

import static switchboard.major.incidents.IncidentTables.ANNOUNCEMENT;
import static switchboard.major.incidents.IncidentTables.CADENCE;
import static switchboard.major.incidents.IncidentTables.CITED;
import static switchboard.major.incidents.IncidentTables.CITED_CRITERION;
import static switchboard.major.incidents.IncidentTables.CITED_INCIDENT;
import static switchboard.major.incidents.IncidentTables.CITED_NUMBER;
import static switchboard.major.incidents.IncidentTables.DECLARED_AT;
import static switchboard.major.incidents.IncidentTables.DECLARED_BY;
import static switchboard.major.incidents.IncidentTables.ENDED_AT;
import static switchboard.major.incidents.IncidentTables.ID;
import static switchboard.major.incidents.IncidentTables.INCIDENT;
import static switchboard.major.incidents.IncidentTables.MANAGER;
import static switchboard.major.incidents.IncidentTables.NEXT_UPDATE_AT;
import static switchboard.major.incidents.IncidentTables.OPEN_TICKET;
import static switchboard.major.incidents.IncidentTables.ORGANIZATION;
import static switchboard.major.incidents.IncidentTables.REASON;
import static switchboard.major.incidents.IncidentTables.RESOLVED_AT;
import static switchboard.major.incidents.IncidentTables.STABILISED_AT;
import static switchboard.major.incidents.IncidentTables.STATE;
import static switchboard.major.incidents.IncidentTables.SUMMARY;
import static switchboard.major.incidents.IncidentTables.SUMMARY_BY;
import static switchboard.major.incidents.IncidentTables.TEAM;
import static switchboard.major.incidents.IncidentTables.TICKET;
import static switchboard.major.incidents.IncidentTables.UNDECLARED_BY;
import static switchboard.major.incidents.IncidentTables.UNDECLARED_REASON;
import static switchboard.major.incidents.IncidentTables.UPDATED_AT;
import static switchboard.major.incidents.IncidentTables.VERSION;
import static switchboard.major.incidents.IncidentTables.WAR_ROOM;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortField;
import switchboard.major.incidents.MajorIncident.Citation;

/** Reads and writes major incidents. */
final class IncidentRows {

    private IncidentRows() {}

    /** The newest first. */
    static List<MajorIncident> find(DSLContext dsl, Condition condition, int limit) {
        return find(dsl, condition, ID.desc(), limit);
    }

    /** The oldest first. */
    static List<MajorIncident> inOrder(DSLContext dsl, Condition condition, int limit) {
        return find(dsl, condition, ID.asc(), limit);
    }

    private static List<MajorIncident> find(DSLContext dsl, Condition condition, SortField<UUID> order, int limit) {
        List<Record> rows = List.copyOf(dsl.select(IncidentTables.ALL)
                .from(INCIDENT)
                .where(condition)
                .orderBy(order)
                .limit(limit)
                .fetch());
        return withCitations(dsl, rows);
    }

    /** One, whose row nobody else changes until the transaction ends. */
    static List<MajorIncident> lock(DSLContext dsl, Condition condition) {
        List<Record> rows = List.copyOf(dsl.select(IncidentTables.ALL)
                .from(INCIDENT)
                .where(condition)
                .forUpdate()
                .fetch());
        return withCitations(dsl, rows);
    }

    private static List<MajorIncident> withCitations(DSLContext dsl, List<Record> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Citation>> citations = dsl.select(CITED_INCIDENT, CITED_CRITERION, CITED_NUMBER)
                .from(CITED)
                .where(CITED_INCIDENT.in(rows.stream().map(row -> row.get(ID)).toList()))
                .orderBy(CITED_INCIDENT, CITED_CRITERION)
                .fetchGroups(CITED_INCIDENT, row -> new Citation(row.get(CITED_CRITERION), row.get(CITED_NUMBER)));
        return rows.stream()
                .map(row -> incident(row, citations.getOrDefault(row.get(ID), List.of())))
                .toList();
    }

    private static MajorIncident incident(Record row, List<Citation> criteria) {
        return new MajorIncident(
                row.get(ID),
                row.get(TICKET),
                row.get(ORGANIZATION),
                row.get(TEAM),
                row.get(STATE),
                row.get(SUMMARY),
                row.get(SUMMARY_BY),
                row.get(REASON),
                criteria,
                row.get(MANAGER),
                row.get(DECLARED_BY),
                row.get(CADENCE),
                row.get(NEXT_UPDATE_AT),
                row.get(ANNOUNCEMENT),
                row.get(WAR_ROOM),
                row.get(UNDECLARED_BY),
                row.get(UNDECLARED_REASON),
                row.get(DECLARED_AT),
                row.get(STABILISED_AT),
                row.get(RESOLVED_AT),
                row.get(ENDED_AT),
                row.get(UPDATED_AT),
                row.get(VERSION));
    }

    static void insert(DSLContext dsl, MajorIncident incident) {
        dsl.insertInto(INCIDENT)
                .set(ID, incident.id())
                .set(ORGANIZATION, incident.organization())
                .set(TEAM, incident.team())
                .set(TICKET, incident.ticket())
                .set(OPEN_TICKET, incident.ticket())
                .set(STATE, incident.state())
                .set(SUMMARY, incident.summary())
                .set(SUMMARY_BY, incident.summaryBy())
                .set(REASON, incident.reason())
                .set(DECLARED_BY, incident.declaredBy())
                .set(MANAGER, incident.manager())
                .set(CADENCE, incident.cadenceMinutes())
                .set(NEXT_UPDATE_AT, incident.nextUpdateDue())
                .set(ANNOUNCEMENT, incident.announcement())
                .set(WAR_ROOM, incident.warRoom())
                .set(DECLARED_AT, incident.declaredAt())
                .set(UPDATED_AT, incident.updatedAt())
                .set(VERSION, incident.version())
                .execute();
        if (incident.criteria().isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(CITED).columns(CITED_INCIDENT, CITED_CRITERION, CITED_NUMBER);
        for (Citation citation : incident.criteria()) {
            insert = insert.values(incident.id(), citation.criterion(), citation.version());
        }
        insert.execute();
    }

    /** Its row is locked, so that nobody was quicker. */
    static void update(DSLContext dsl, MajorIncident next) {
        dsl.update(INCIDENT)
                .set(OPEN_TICKET, next.isOpen() ? next.ticket() : null)
                .set(STATE, next.state())
                .set(SUMMARY, next.summary())
                .set(SUMMARY_BY, next.summaryBy())
                .set(MANAGER, next.manager())
                .set(CADENCE, next.cadenceMinutes())
                .set(NEXT_UPDATE_AT, next.nextUpdateDue())
                .set(ANNOUNCEMENT, next.announcement())
                .set(WAR_ROOM, next.warRoom())
                .set(UNDECLARED_BY, next.undeclaredBy())
                .set(UNDECLARED_REASON, next.undeclaredReason())
                .set(STABILISED_AT, next.stabilisedAt())
                .set(RESOLVED_AT, next.resolvedAt())
                .set(ENDED_AT, next.endedAt())
                .set(UPDATED_AT, next.updatedAt())
                .set(VERSION, next.version())
                .where(ID.eq(next.id()))
                .execute();
    }
}
