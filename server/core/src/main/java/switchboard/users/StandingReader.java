package switchboard.users;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.access.Grants;
import switchboard.access.RoleGrant;
import switchboard.access.Standing;
import switchboard.access.Standings;

/** Reads where people stand: organization, teams and grants, in three queries however many they are. */
public final class StandingReader implements Standings {

    private final Grants grants;

    public StandingReader(Grants grants) {
        this.grants = grants;
    }

    @Override
    public Map<UUID, Standing> of(DSLContext dsl, Collection<UUID> people) {
        Map<UUID, Set<UUID>> teams = teamsOf(dsl, people);
        Map<UUID, List<RoleGrant>> granted = grants.of(dsl, people);
        Map<UUID, Standing> standings = new HashMap<>();
        dsl.select(UserTables.USER_ID, UserTables.USER_ACTIVE, UserTables.USER_ORGANIZATION)
                .from(UserTables.USER)
                .where(UserTables.USER_ID.in(people))
                .forEach(row -> standings.put(
                        row.value1(),
                        new Standing(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                teams.getOrDefault(row.value1(), Set.of()),
                                granted.getOrDefault(row.value1(), List.of()))));
        return standings;
    }

    static Map<UUID, Set<UUID>> teamsOf(DSLContext dsl, Collection<UUID> people) {
        Map<UUID, Set<UUID>> teams = new HashMap<>();
        dsl.select(UserTables.MEMBER_USER, UserTables.MEMBER_TEAM)
                .from(UserTables.MEMBER)
                .where(UserTables.MEMBER_USER.in(people))
                .forEach(row -> teams.computeIfAbsent(row.value1(), person -> new HashSet<>())
                        .add(row.value2()));
        return teams;
    }
}
