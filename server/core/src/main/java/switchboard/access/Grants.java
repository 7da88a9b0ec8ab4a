package switchboard.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** Which roles people have: the table of grants. */
public final class Grants {

    /** The most grants one person may have. */
    public static final int MOST = 200;

    /** The grants of each of these people; people without any are missing. One query. */
    public Map<UUID, List<RoleGrant>> of(DSLContext dsl, Collection<UUID> people) {
        Map<UUID, List<RoleGrant>> grants = new HashMap<>();
        dsl.select(
                        AccessTables.GRANT_USER,
                        AccessTables.GRANT_ROLE,
                        AccessTables.GRANT_ORGANIZATION,
                        AccessTables.GRANT_TEAM)
                .from(AccessTables.GRANT)
                .where(AccessTables.GRANT_USER.in(people))
                .orderBy(
                        AccessTables.GRANT_USER,
                        AccessTables.GRANT_ROLE,
                        AccessTables.GRANT_ORGANIZATION,
                        AccessTables.GRANT_TEAM)
                .forEach(row -> grants.computeIfAbsent(row.get(AccessTables.GRANT_USER), person -> new ArrayList<>())
                        .add(new RoleGrant(
                                row.get(AccessTables.GRANT_ROLE),
                                limit(row.get(AccessTables.GRANT_ORGANIZATION)),
                                limit(row.get(AccessTables.GRANT_TEAM)))));
        return grants;
    }

    /** The grants of one person. */
    public List<RoleGrant> of(DSLContext dsl, UUID person) {
        return of(dsl, List.of(person)).getOrDefault(person, List.of());
    }

    /** Adds grants, many people in one statement. */
    public void insert(DSLContext dsl, Map<UUID, List<RoleGrant>> grants) {
        var insert = dsl.insertInto(
                AccessTables.GRANT,
                AccessTables.GRANT_USER,
                AccessTables.GRANT_ROLE,
                AccessTables.GRANT_ORGANIZATION,
                AccessTables.GRANT_TEAM);
        boolean any = false;
        for (Map.Entry<UUID, List<RoleGrant>> person : grants.entrySet()) {
            for (RoleGrant grant : person.getValue()) {
                insert = insert.values(
                        person.getKey(), grant.role(), stored(grant.organization()), stored(grant.team()));
                any = true;
            }
        }
        if (any) {
            insert.execute();
        }
    }

    /** Puts these grants in the place of whatever the person has. */
    public void replace(DSLContext dsl, UUID person, List<RoleGrant> grants) {
        dsl.deleteFrom(AccessTables.GRANT)
                .where(AccessTables.GRANT_USER.eq(person))
                .execute();
        insert(dsl, Map.of(person, grants));
    }

    /** Whether any grant is limited to this organization. */
    public boolean nameOrganization(DSLContext dsl, UUID organization) {
        return dsl.fetchExists(AccessTables.GRANT, AccessTables.GRANT_ORGANIZATION.eq(organization));
    }

    /** Whether any grant is limited to this team. */
    public boolean nameTeam(DSLContext dsl, UUID team) {
        return dsl.fetchExists(AccessTables.GRANT, AccessTables.GRANT_TEAM.eq(team));
    }

    /** The people who hold the role without a limit, as a subquery. */
    public Select<Record1<UUID>> directHolders(DSLContext dsl, String role) {
        return dsl.select(AccessTables.GRANT_USER)
                .from(AccessTables.GRANT)
                .where(AccessTables.GRANT_ROLE.eq(role))
                .and(AccessTables.GRANT_ORGANIZATION.eq(CallerRecord.NIL))
                .and(AccessTables.GRANT_TEAM.eq(CallerRecord.NIL));
    }

    /** The people who hold the role without a limit, or over this team, as a subquery. */
    public Select<Record1<UUID>> holdersOver(DSLContext dsl, String role, UUID team) {
        return dsl.select(AccessTables.GRANT_USER)
                .from(AccessTables.GRANT)
                .where(AccessTables.GRANT_ROLE.eq(role))
                .and(AccessTables.GRANT_ORGANIZATION.eq(CallerRecord.NIL))
                .and(AccessTables.GRANT_TEAM.in(CallerRecord.NIL, team));
    }

    /**
     * To be called before the question who else holds the role, by whoever takes it away from somebody: the write makes
     * two who do so wait for each other.
     */
    public void guard(DSLContext dsl, String role) {
        dsl.update(AccessTables.ROLE)
                .set(AccessTables.ROLE_GUARD, AccessTables.ROLE_GUARD.plus(1))
                .where(AccessTables.ROLE_KEY.eq(role))
                .execute();
    }

    /** Which of these keys are roles. */
    public Set<String> known(DSLContext dsl, Collection<String> roles) {
        return dsl.select(AccessTables.ROLE_KEY)
                .from(AccessTables.ROLE)
                .where(AccessTables.ROLE_KEY.in(roles))
                .fetchSet(AccessTables.ROLE_KEY);
    }

    private static @Nullable UUID limit(UUID stored) {
        return stored.equals(CallerRecord.NIL) ? null : stored;
    }

    private static UUID stored(@Nullable UUID limit) {
        return limit == null ? CallerRecord.NIL : limit;
    }
}
