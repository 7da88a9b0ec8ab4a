package switchboard.assignment;

import static switchboard.assignment.AssignmentTables.TEAM;
import static switchboard.assignment.AssignmentTables.TEAM_ACCEPTS;
import static switchboard.assignment.AssignmentTables.TEAM_AUTO_ASSIGN;
import static switchboard.assignment.AssignmentTables.TEAM_ESCALATES_TO;
import static switchboard.assignment.AssignmentTables.TEAM_ID;
import static switchboard.assignment.AssignmentTables.TEAM_MAXIMUM_OPEN;
import static switchboard.assignment.AssignmentTables.TEAM_STRATEGY;
import static switchboard.assignment.AssignmentTables.TEAM_TIER;
import static switchboard.assignment.AssignmentTables.TEAM_TURNED_AT;
import static switchboard.assignment.AssignmentTables.TEAM_TURNS;
import static switchboard.assignment.AssignmentTables.TEAM_UPDATED_AT;
import static switchboard.assignment.AssignmentTables.TEAM_VERSION;
import static switchboard.assignment.AssignmentTables.TURN;
import static switchboard.assignment.AssignmentTables.TURN_ASSIGNED_AT;
import static switchboard.assignment.AssignmentTables.TURN_TEAM;
import static switchboard.assignment.AssignmentTables.TURN_USER;
import static switchboard.assignment.AssignmentTables.TURN_VERSION;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.persistence.OptimisticLock;

/** What teams say of assignment, and whose turn it was, as rows. */
final class TeamRows {

    private TeamRows() {}

    /** The settings of those of these teams that have any. */
    static Map<UUID, TeamSettings> find(DSLContext dsl, Collection<UUID> teams) {
        Map<UUID, TeamSettings> settings = new HashMap<>();
        if (!teams.isEmpty()) {
            dsl.select(
                            TEAM_ID,
                            TEAM_STRATEGY,
                            TEAM_TIER,
                            TEAM_AUTO_ASSIGN,
                            TEAM_ESCALATES_TO,
                            TEAM_MAXIMUM_OPEN,
                            TEAM_ACCEPTS,
                            TEAM_TURNS,
                            TEAM_TURNED_AT,
                            TEAM_VERSION)
                    .from(TEAM)
                    .where(TEAM_ID.in(teams))
                    .forEach(row -> settings.put(
                            row.value1(),
                            new TeamSettings(
                                    row.value1(),
                                    row.value2(),
                                    row.value3(),
                                    row.value4(),
                                    row.value5(),
                                    row.value6(),
                                    Accepts.of(row.value7()),
                                    row.value8(),
                                    row.value9(),
                                    row.value10())));
        }
        return settings;
    }

    /** The settings of a team; what holds where it has none. */
    static TeamSettings get(DSLContext dsl, UUID team) {
        return find(dsl, java.util.List.of(team)).getOrDefault(team, TeamSettings.standard(team));
    }

    /** Makes the row of a team that has none, with what holds there anyway. */
    static void ensure(DSLContext dsl, UUID team, Instant now) {
        TeamSettings standard = TeamSettings.standard(team);
        dsl.insertInto(TEAM)
                .columns(TEAM_ID, TEAM_STRATEGY, TEAM_AUTO_ASSIGN, TEAM_TURNS, TEAM_UPDATED_AT, TEAM_VERSION)
                .values(team, standard.strategy(), standard.autoAssign(), 0L, now, 1L)
                .onDuplicateKeyIgnore()
                .execute();
    }

    static void update(DSLContext dsl, TeamSettings before, TeamSettings after, Instant now) {
        OptimisticLock.changedOne(dsl.update(TEAM)
                .set(TEAM_STRATEGY, after.strategy())
                .set(TEAM_TIER, after.tier())
                .set(TEAM_AUTO_ASSIGN, after.autoAssign())
                .set(TEAM_ESCALATES_TO, after.escalatesTo())
                .set(TEAM_MAXIMUM_OPEN, after.maximumOpen())
                .set(TEAM_ACCEPTS, after.accepts().stored())
                .set(TEAM_UPDATED_AT, now)
                .set(TEAM_VERSION, before.version() + 1)
                .where(TEAM_ID.eq(before.team()), TEAM_VERSION.eq(before.version()))
                .execute());
    }

    /** Whether a team that is still there escalates to this one. */
    static boolean escalateTo(DSLContext dsl, UUID team) {
        Table<?> teams = DSL.table(DSL.name("core_team"));
        return dsl.fetchExists(TEAM.join(teams).on(Columns.id(teams, "id").eq(TEAM_ID)), TEAM_ESCALATES_TO.eq(team));
    }

    /** When these people were last given a ticket of the team by a strategy. */
    static Map<UUID, Instant> lastTurns(DSLContext dsl, UUID team, Collection<UUID> people) {
        Map<UUID, Instant> turns = new HashMap<>();
        if (!people.isEmpty()) {
            dsl.select(TURN_USER, TURN_ASSIGNED_AT)
                    .from(TURN)
                    .where(TURN_TEAM.eq(team), TURN_USER.in(people))
                    .forEach(row -> turns.put(row.value1(), row.value2()));
        }
        return turns;
    }

    /**
     * Notes a choice; false where there was another since the settings were read, so that it was made in ignorance of it.
     * The times of a team's choices only ever grow, whatever the clocks of the nodes say.
     */
    static boolean turn(DSLContext dsl, TeamSettings seen, UUID person, Instant now) {
        Instant at = after(seen.turnedAt(), now);
        boolean first = dsl.update(TEAM)
                        .set(TEAM_TURNS, TEAM_TURNS.plus(1))
                        .set(TEAM_TURNED_AT, at)
                        .where(TEAM_ID.eq(seen.team()), TEAM_TURNS.eq(seen.turns()))
                        .execute()
                == 1;
        if (first) {
            dsl.insertInto(TURN, TURN_TEAM, TURN_USER, TURN_ASSIGNED_AT, TURN_VERSION)
                    .values(seen.team(), person, at, 1L)
                    .onDuplicateKeyUpdate()
                    .set(TURN_ASSIGNED_AT, at)
                    .set(TURN_VERSION, TURN_VERSION.plus(1))
                    .execute();
        }
        return first;
    }

    private static Instant after(@Nullable Instant last, Instant now) {
        return last == null || now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }
}
