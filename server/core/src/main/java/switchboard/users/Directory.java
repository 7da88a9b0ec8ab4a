package switchboard.users;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import switchboard.api.users.Organization;
import switchboard.api.users.Team;
import switchboard.api.users.User;

/** Reads people, teams and organizations as plugins see them. */
final class Directory {

    private static final int CHUNK = 1_000;

    Map<UUID, User> users(DSLContext dsl, Collection<UUID> ids) {
        Map<UUID, User> users = new HashMap<>();
        List<UUID> list = ids.stream().distinct().toList();
        for (int from = 0; from < list.size(); from += CHUNK) {
            Condition chunk = UserTables.USER_ID.in(list.subList(from, Math.min(from + CHUNK, list.size())));
            selectUsers(dsl).where(chunk).forEach(row -> users.put(row.get(UserTables.USER_ID), user(row)));
        }
        return users;
    }

    /** The active members of a team, in order of their ids. */
    List<User> activeMembers(DSLContext dsl, UUID team, int most) {
        return selectUsers(dsl)
                .join(UserTables.MEMBER)
                .on(UserTables.MEMBER_USER.eq(UserTables.USER_ID))
                .where(UserTables.MEMBER_TEAM.eq(team), UserTables.USER_ACTIVE.isTrue())
                .orderBy(UserTables.USER_ID)
                .limit(most)
                .fetch(Directory::user);
    }

    /** By person and kind. The principal address of a kind, else the first. */
    Map<UUID, Map<String, String>> addresses(DSLContext dsl, Collection<UUID> people) {
        Map<UUID, Map<String, String>> addresses = new HashMap<>();
        dsl.select(UserTables.ADDRESS_USER, UserTables.ADDRESS_KIND, UserTables.ADDRESS_VALUE)
                .from(UserTables.ADDRESS)
                .where(UserTables.ADDRESS_USER.in(people))
                .orderBy(UserTables.ADDRESS_PRINCIPAL.desc(), UserTables.ADDRESS_NORMALIZED)
                .forEach(row -> addresses
                        .computeIfAbsent(row.value1(), person -> new HashMap<>())
                        .putIfAbsent(row.value2(), row.value3()));
        return addresses;
    }

    /** There are few kinds, and by each of them an address is one step in the index. */
    Optional<UUID> whoHas(DSLContext dsl, String kind, String folded) {
        List<String> kinds = dsl.selectDistinct(UserTables.ADDRESS_KIND)
                .from(UserTables.ADDRESS)
                .fetch(UserTables.ADDRESS_KIND);
        return dsl.select(UserTables.ADDRESS_USER)
                .from(UserTables.ADDRESS)
                .where(UserTables.ADDRESS_KIND.in(kinds), UserTables.ADDRESS_NORMALIZED.eq(folded))
                .orderBy(DSL.when(UserTables.ADDRESS_KIND.eq(kind), 0).otherwise(1), UserTables.ADDRESS_KIND)
                .limit(1)
                .fetchOptional(UserTables.ADDRESS_USER);
    }

    /** Active people among some, at most a thousand. */
    List<User> active(DSLContext dsl, Condition among) {
        return selectUsers(dsl)
                .where(UserTables.USER_ACTIVE.isTrue(), among)
                .orderBy(UserTables.USER_ID)
                .limit(CHUNK)
                .fetch(Directory::user);
    }

    /** Active members of a team, at most a thousand; {@code among} narrows them by their id. */
    List<User> members(DSLContext dsl, UUID team, Condition among) {
        return selectUsers(dsl)
                .where(UserTables.USER_ID.in(DSL.select(UserTables.MEMBER_USER)
                        .from(UserTables.MEMBER)
                        .where(UserTables.MEMBER_TEAM.eq(team))))
                .and(UserTables.USER_ACTIVE.isTrue())
                .and(among)
                .orderBy(UserTables.USER_ID)
                .limit(CHUNK)
                .fetch(Directory::user);
    }

    Optional<Team> team(DSLContext dsl, UUID id) {
        return dsl.select(UserTables.TEAM_ID, UserTables.TEAM_NAME, UserTables.TEAM_ORGANIZATION)
                .from(UserTables.TEAM)
                .where(UserTables.TEAM_ID.eq(id))
                .fetchOptional(row -> new Team(row.value1(), row.value2(), row.value3()));
    }

    Optional<Organization> organization(DSLContext dsl, UUID id) {
        return dsl.select(
                        UserTables.ORGANIZATION_ID,
                        UserTables.ORGANIZATION_NAME,
                        UserTables.ORGANIZATION_PARENT,
                        UserTables.ORGANIZATION_LANGUAGE)
                .from(UserTables.ORGANIZATION)
                .where(UserTables.ORGANIZATION_ID.eq(id))
                .fetchOptional(row -> new Organization(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static SelectOnConditionStep<? extends Record> selectUsers(DSLContext dsl) {
        return dsl.select(
                        UserTables.USER_ID,
                        UserTables.USER_USERNAME,
                        UserTables.USER_DISPLAY_NAME,
                        UserTables.ADDRESS_VALUE,
                        UserTables.USER_ACTIVE,
                        UserTables.USER_LOCALE,
                        UserTables.USER_TIME_ZONE,
                        UserTables.USER_ORGANIZATION)
                .from(UserTables.USER)
                .leftJoin(UserTables.ADDRESS)
                .on(UserTables.ADDRESS_USER.eq(UserTables.USER_ID))
                .and(UserTables.ADDRESS_KIND.eq(UserTables.EMAIL))
                .and(UserTables.ADDRESS_PRINCIPAL.isTrue());
    }

    private static User user(Record row) {
        return new User(
                row.get(UserTables.USER_ID),
                row.get(UserTables.USER_USERNAME),
                row.get(UserTables.USER_DISPLAY_NAME),
                row.get(UserTables.ADDRESS_VALUE),
                row.get(UserTables.USER_ACTIVE),
                row.get(UserTables.USER_LOCALE),
                row.get(UserTables.USER_TIME_ZONE),
                row.get(UserTables.USER_ORGANIZATION));
    }
}
