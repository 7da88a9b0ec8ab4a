package switchboard.users;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jooq.exception.DataAccessException;
import switchboard.api.error.ConflictException;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.SqlFailure;

/** The rows of teams and of who is in them. */
final class TeamRows {

    private final Clock clock;

    TeamRows(Clock clock) {
        this.clock = clock;
    }

    Optional<TeamView> find(DSLContext dsl, Condition condition) {
        return page(dsl, condition, List.of(UserTables.TEAM_ID.asc()), 1).stream()
                .findFirst();
    }

    List<TeamView> page(DSLContext dsl, Condition condition, List<SortField<?>> order, int most) {
        var found = dsl.select(
                        UserTables.TEAM_ID,
                        UserTables.TEAM_NAME,
                        UserTables.TEAM_ORGANIZATION,
                        UserTables.TEAM_CREATED_AT,
                        UserTables.TEAM_UPDATED_AT,
                        UserTables.TEAM_VERSION)
                .from(UserTables.TEAM)
                .where(condition)
                .orderBy(order)
                .limit(most)
                .fetch();
        Map<UUID, List<UUID>> members = members(dsl, found.getValues(UserTables.TEAM_ID));
        return found.map(row -> new TeamView(
                row.value1(),
                row.value2(),
                row.value3(),
                members.getOrDefault(row.value1(), List.of()),
                row.value4(),
                row.value5(),
                row.value6()));
    }

    void insert(DSLContext dsl, UUID id, TeamDraft draft) {
        Instant now = clock.instant();
        dsl.insertInto(UserTables.TEAM)
                .set(UserTables.TEAM_ID, id)
                .set(UserTables.TEAM_NAME, draft.name())
                .set(UserTables.TEAM_NAME_KEY, References.fold(draft.name()))
                .set(UserTables.TEAM_ORGANIZATION, draft.organization())
                .set(UserTables.TEAM_VERSION, 1L)
                .set(UserTables.TEAM_CREATED_AT, now)
                .set(UserTables.TEAM_UPDATED_AT, now)
                .execute();
        join(dsl, Set.of(id), draft.members());
    }

    void update(DSLContext dsl, UUID id, TeamDraft before, TeamDraft after, long version) {
        OptimisticLock.changedOne(dsl.update(UserTables.TEAM)
                .set(UserTables.TEAM_NAME, after.name())
                .set(UserTables.TEAM_NAME_KEY, References.fold(after.name()))
                .set(UserTables.TEAM_ORGANIZATION, after.organization())
                .set(UserTables.TEAM_VERSION, version + 1)
                .set(UserTables.TEAM_UPDATED_AT, clock.instant())
                .where(UserTables.TEAM_ID.eq(id))
                .and(UserTables.TEAM_VERSION.eq(version))
                .execute());
        Set<UUID> joined = new HashSet<>(after.members());
        joined.removeAll(before.members());
        Set<UUID> left = new HashSet<>(before.members());
        left.removeAll(after.members());
        join(dsl, Set.of(id), joined);
        leave(dsl, Set.of(id), left);
        // Their teams are part of what people are: whoever edits one of them at the same time has to see it.
        joined.addAll(left);
        touchPeople(dsl, joined);
    }

    void delete(DSLContext dsl, UUID id, Collection<UUID> members, long version) {
        leave(dsl, Set.of(id), members);
        touchPeople(dsl, members);
        OptimisticLock.changedOne(dsl.deleteFrom(UserTables.TEAM)
                .where(UserTables.TEAM_ID.eq(id))
                .and(UserTables.TEAM_VERSION.eq(version))
                .execute());
    }

    /** Puts each of these people into each of these teams. */
    void join(DSLContext dsl, Collection<UUID> teams, Collection<UUID> people) {
        if (teams.isEmpty() || people.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(UserTables.MEMBER, UserTables.MEMBER_TEAM, UserTables.MEMBER_USER);
        for (UUID team : teams.stream().sorted().toList()) {
            for (UUID person : people.stream().sorted().toList()) {
                insert = insert.values(team, person);
            }
        }
        try {
            insert.execute();
        } catch (DataAccessException failure) {
            throw SqlFailure.isReference(failure)
                    ? new ConflictException("team.gone", "A team or a person was deleted meanwhile.")
                    : failure;
        }
    }

    void leave(DSLContext dsl, Collection<UUID> teams, Collection<UUID> people) {
        if (!teams.isEmpty() && !people.isEmpty()) {
            dsl.deleteFrom(UserTables.MEMBER)
                    .where(UserTables.MEMBER_TEAM.in(teams))
                    .and(UserTables.MEMBER_USER.in(people))
                    .execute();
        }
    }

    /** Says that these teams changed, because somebody joined or left. */
    void touch(DSLContext dsl, Collection<UUID> teams) {
        if (!teams.isEmpty()) {
            dsl.update(UserTables.TEAM)
                    .set(UserTables.TEAM_VERSION, UserTables.TEAM_VERSION.plus(1))
                    .set(UserTables.TEAM_UPDATED_AT, clock.instant())
                    .where(UserTables.TEAM_ID.in(teams))
                    .execute();
        }
    }

    /** The organizations of those of these teams that have one. */
    static Map<UUID, UUID> organizations(DSLContext dsl, Collection<UUID> teams) {
        Map<UUID, UUID> organizations = new HashMap<>();
        if (!teams.isEmpty()) {
            dsl.select(UserTables.TEAM_ID, UserTables.TEAM_ORGANIZATION)
                    .from(UserTables.TEAM)
                    .where(UserTables.TEAM_ID.in(teams))
                    .and(UserTables.TEAM_ORGANIZATION.isNotNull())
                    .forEach(row -> organizations.put(row.value1(), row.value2()));
        }
        return organizations;
    }

    private void touchPeople(DSLContext dsl, Collection<UUID> people) {
        if (!people.isEmpty()) {
            dsl.update(UserTables.USER)
                    .set(UserTables.USER_VERSION, UserTables.USER_VERSION.plus(1))
                    .set(UserTables.USER_UPDATED_AT, clock.instant())
                    .where(UserTables.USER_ID.in(people))
                    .execute();
        }
    }

    private static Map<UUID, List<UUID>> members(DSLContext dsl, Collection<UUID> teams) {
        Map<UUID, List<UUID>> members = new HashMap<>();
        if (!teams.isEmpty()) {
            dsl.select(UserTables.MEMBER_TEAM, UserTables.MEMBER_USER)
                    .from(UserTables.MEMBER)
                    .where(UserTables.MEMBER_TEAM.in(teams))
                    .orderBy(UserTables.MEMBER_TEAM, UserTables.MEMBER_USER)
                    .forEach(row -> members.computeIfAbsent(row.value1(), team -> new ArrayList<>())
                            .add(row.value2()));
        }
        return members;
    }
}
