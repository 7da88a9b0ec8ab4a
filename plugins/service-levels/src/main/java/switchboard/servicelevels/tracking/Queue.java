package switchboard.servicelevels.tracking;

import static switchboard.servicelevels.tracking.TrackingTables.CLOCK;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_CYCLE;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_DUE;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_KIND;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_MINUTES;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_POLICY;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_STATE;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_TARGET;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_TICKET;
import static switchboard.servicelevels.tracking.TrackingTables.NEXT_DUE;
import static switchboard.servicelevels.tracking.TrackingTables.ORGANIZATION;
import static switchboard.servicelevels.tracking.TrackingTables.PRIORITY;
import static switchboard.servicelevels.tracking.TrackingTables.TEAM;
import static switchboard.servicelevels.tracking.TrackingTables.TICKET;
import static switchboard.servicelevels.tracking.TrackingTables.TICKET_ID;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.persistence.Database;
import switchboard.api.users.Organization;
import switchboard.api.users.Team;
import switchboard.api.users.UserDirectory;
import switchboard.servicelevels.ServiceLevelPermissions;

/** What is due next. */
public final class Queue {

    private static final String LIST = "service-levels:due";

    private final Database database;
    private final Access access;
    private final UserDirectory people;

    public Queue(Database database, Access access, UserDirectory people) {
        this.database = database;
        this.access = access;
        this.people = people;
    }

    /** A ticket with its clocks as they stood when something last happened to it. */
    @Schema(name = "DueTicket")
    public record DueTicket(
            UUID ticket,
            UUID organization,
            @Nullable UUID team,
            String priority,
            Instant dueAt,
            List<DueClock> clocks) {}

    /** One of its clocks; due null where it stands still or has stopped. */
    @Schema(name = "DueClock")
    public record DueClock(
            String kind,
            String target,
            int cycle,
            UUID policy,
            String state,
            long targetMinutes,
            @Nullable Instant dueAt) {}

    /** Tickets that are due some time, the next first; those of which the time has passed come before. */
    Page<DueTicket> list(
            Caller caller, @Nullable String team, @Nullable String organization, int limit, @Nullable String cursor) {
        Condition which = access.condition(
                        caller.reach(ServiceLevelPermissions.READ_KEY), ORGANIZATION, TEAM, List.of())
                .and(NEXT_DUE.isNotNull());
        if (team != null) {
            which = which.and(TEAM.eq(people.findTeam(team).map(Team::id).orElseThrow(() -> unknown("team"))));
        }
        if (organization != null) {
            which = which.and(ORGANIZATION.eq(people.findOrganization(organization)
                    .map(Organization::id)
                    .orElseThrow(() -> unknown("organization"))));
        }
        if (cursor != null) {
            which = which.and(after(cursor));
        }
        Condition all = which;
        List<DueTicket> found = database.read(dsl -> read(dsl, all, limit + 1));
        boolean more = found.size() > limit;
        List<DueTicket> page = more ? found.subList(0, limit) : found;
        return new Page<>(
                page,
                more
                        ? new Cursor(
                                        LIST,
                                        page.getLast().dueAt().toString(),
                                        page.getLast().ticket().toString())
                                .encode()
                        : null);
    }

    private static Condition after(String cursor) {
        List<String> key = Cursor.decode(cursor, LIST, 2).key();
        try {
            Instant due = Instant.parse(key.get(0));
            return NEXT_DUE.ge(due).and(NEXT_DUE.gt(due).or(TICKET_ID.gt(UUID.fromString(key.get(1)))));
        } catch (RuntimeException foreign) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
    }

    private static List<DueTicket> read(DSLContext dsl, Condition which, int limit) {
        var rows = dsl.select(TICKET_ID, ORGANIZATION, TEAM, PRIORITY, NEXT_DUE)
                .from(TICKET)
                .where(which)
                .orderBy(NEXT_DUE, TICKET_ID)
                .limit(limit)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<DueClock>> clocks = dsl.select(
                        CLOCK_TICKET,
                        CLOCK_KIND,
                        CLOCK_TARGET,
                        CLOCK_CYCLE,
                        CLOCK_POLICY,
                        CLOCK_STATE,
                        CLOCK_MINUTES,
                        CLOCK_DUE)
                .from(CLOCK)
                .where(CLOCK_TICKET.in(rows.getValues(TICKET_ID)))
                .orderBy(CLOCK_TICKET, CLOCK_KIND, CLOCK_TARGET)
                .fetchGroups(
                        row -> row.get(CLOCK_TICKET),
                        row -> new DueClock(
                                row.get(CLOCK_KIND),
                                row.get(CLOCK_TARGET),
                                row.get(CLOCK_CYCLE),
                                row.get(CLOCK_POLICY),
                                row.get(CLOCK_STATE),
                                row.get(CLOCK_MINUTES),
                                row.get(CLOCK_DUE)));
        return rows.map(row -> new DueTicket(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                clocks.getOrDefault(row.value1(), List.of())));
    }

    private static MalformedException unknown(String what) {
        return new MalformedException("request.bad_filter", what + " names none of this desk.");
    }
}
