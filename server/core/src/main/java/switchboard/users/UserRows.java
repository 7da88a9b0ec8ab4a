package switchboard.users;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.access.Grants;
import switchboard.access.RoleGrant;
import switchboard.api.error.ConflictException;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.SqlFailure;

/** The rows of people. */
final class UserRows {

    private final Grants grants;
    private final Clock clock;

    UserRows(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    Optional<UserView> find(DSLContext dsl, Condition condition) {
        return page(dsl, condition, List.of(UserTables.USER_ID.asc()), 1).stream()
                .findFirst();
    }

    /** Three queries, however many people. */
    List<UserView> page(DSLContext dsl, Condition condition, List<SortField<?>> order, int most) {
        var found = dsl.select(
                        UserTables.USER_ID,
                        UserTables.USER_USERNAME,
                        UserTables.USER_DISPLAY_NAME,
                        UserTables.ADDRESS_VALUE,
                        UserTables.USER_ACTIVE,
                        UserTables.USER_LOCALE,
                        UserTables.USER_TIME_ZONE,
                        UserTables.USER_ORGANIZATION,
                        UserTables.USER_CREATED_AT,
                        UserTables.USER_UPDATED_AT,
                        UserTables.USER_PASSWORD_HASH,
                        UserTables.USER_VERSION)
                .from(UserTables.USER)
                .leftJoin(UserTables.ADDRESS)
                .on(UserTables.ADDRESS_USER.eq(UserTables.USER_ID))
                .and(UserTables.ADDRESS_KIND.eq(UserTables.EMAIL))
                .and(UserTables.ADDRESS_PRINCIPAL.isTrue())
                .where(condition)
                .orderBy(order)
                .limit(most)
                .fetch();
        List<UUID> people = found.getValues(UserTables.USER_ID);
        Map<UUID, Set<UUID>> teams = people.isEmpty() ? Map.of() : StandingReader.teamsOf(dsl, people);
        Map<UUID, List<RoleGrant>> granted = people.isEmpty() ? Map.of() : grants.of(dsl, people);
        List<UserView> views = new ArrayList<>();
        for (Record row : found) {
            UUID id = row.get(UserTables.USER_ID);
            views.add(view(row, teams.getOrDefault(id, Set.of()), granted.getOrDefault(id, List.of())));
        }
        return views;
    }

    void insert(DSLContext dsl, UUID id, UserDraft draft, @Nullable String passwordHash) {
        Instant now = clock.instant();
        namingOnce(() -> dsl.insertInto(UserTables.USER)
                .set(UserTables.USER_ID, id)
                .set(UserTables.USER_USERNAME, draft.username())
                .set(UserTables.USER_USERNAME_KEY, usernameKey(draft))
                .set(UserTables.USER_DISPLAY_NAME, draft.displayName())
                .set(UserTables.USER_ACTIVE, draft.active())
                .set(UserTables.USER_LOCALE, draft.locale())
                .set(UserTables.USER_TIME_ZONE, draft.timeZone())
                .set(UserTables.USER_ORGANIZATION, draft.organization())
                .set(UserTables.USER_PASSWORD_HASH, passwordHash)
                .set(UserTables.USER_VERSION, 1L)
                .set(UserTables.USER_CREATED_AT, now)
                .set(UserTables.USER_UPDATED_AT, now)
                .execute());
        if (draft.email() != null) {
            insertEmail(dsl, id, draft.email());
        }
        grants.insert(dsl, Map.of(id, draft.grants()));
    }

    /** Changes the person's own row, address and grants; the teams are {@link TeamRows}'. */
    void update(DSLContext dsl, UserView former, UserDraft draft, NewPassword password) {
        UUID id = former.id();
        namingOnce(() -> {
            var update = dsl.update(UserTables.USER)
                    .set(UserTables.USER_USERNAME, draft.username())
                    .set(UserTables.USER_USERNAME_KEY, usernameKey(draft))
                    .set(UserTables.USER_DISPLAY_NAME, draft.displayName())
                    .set(UserTables.USER_ACTIVE, draft.active())
                    .set(UserTables.USER_LOCALE, draft.locale())
                    .set(UserTables.USER_TIME_ZONE, draft.timeZone())
                    .set(UserTables.USER_ORGANIZATION, draft.organization())
                    .set(UserTables.USER_VERSION, former.version() + 1)
                    .set(UserTables.USER_UPDATED_AT, clock.instant());
            if (password.given()) {
                update = update.set(UserTables.USER_PASSWORD_HASH, password.hash());
            }
            OptimisticLock.changedOne(update.where(UserTables.USER_ID.eq(id))
                    .and(UserTables.USER_VERSION.eq(former.version()))
                    .execute());
        });
        UserDraft before = UserDraft.of(former);
        if (!java.util.Objects.equals(before.email(), draft.email())) {
            replaceEmail(dsl, id, draft.email());
        }
        if (!Set.copyOf(before.grants()).equals(Set.copyOf(draft.grants()))) {
            grants.replace(dsl, id, draft.grants());
        }
    }

    private void replaceEmail(DSLContext dsl, UUID id, @Nullable String email) {
        dsl.deleteFrom(UserTables.ADDRESS)
                .where(UserTables.ADDRESS_USER.eq(id))
                .and(UserTables.ADDRESS_KIND.eq(UserTables.EMAIL))
                .and(
                        email == null
                                ? UserTables.ADDRESS_PRINCIPAL.isTrue()
                                : UserTables.ADDRESS_PRINCIPAL
                                        .isTrue()
                                        .or(UserTables.ADDRESS_NORMALIZED.eq(References.fold(email))))
                .execute();
        if (email != null) {
            insertEmail(dsl, id, email);
        }
    }

    private static void insertEmail(DSLContext dsl, UUID id, String email) {
        try {
            dsl.insertInto(UserTables.ADDRESS)
                    .set(UserTables.ADDRESS_KIND, UserTables.EMAIL)
                    .set(UserTables.ADDRESS_NORMALIZED, References.fold(email))
                    .set(UserTables.ADDRESS_VALUE, email)
                    .set(UserTables.ADDRESS_USER, id)
                    .set(UserTables.ADDRESS_PRINCIPAL, true)
                    .execute();
        } catch (DataAccessException failure) {
            throw SqlFailure.isDuplicate(failure)
                    ? Refusals.duplicate("user.duplicate", "email", "Somebody has this e-mail address.")
                    : failure;
        }
    }

    private static void namingOnce(Runnable change) {
        try {
            change.run();
        } catch (DataAccessException failure) {
            if (SqlFailure.isReference(failure)) {
                throw new ConflictException("organization.gone", "The organization was deleted meanwhile.");
            }
            throw SqlFailure.isDuplicate(failure)
                    ? Refusals.duplicate("user.duplicate", "username", "Somebody has this username.")
                    : failure;
        }
    }

    private static @Nullable String usernameKey(UserDraft draft) {
        return draft.username() == null ? null : References.fold(draft.username());
    }

    private static UserView view(Record row, Set<UUID> teams, List<RoleGrant> granted) {
        return new UserView(
                row.get(UserTables.USER_ID),
                row.get(UserTables.USER_USERNAME),
                row.get(UserTables.USER_DISPLAY_NAME),
                row.get(UserTables.ADDRESS_VALUE),
                row.get(UserTables.USER_ACTIVE),
                row.get(UserTables.USER_LOCALE),
                row.get(UserTables.USER_TIME_ZONE),
                row.get(UserTables.USER_ORGANIZATION),
                List.copyOf(new TreeSet<>(teams)),
                granted.stream()
                        .filter(RoleGrant::isDirect)
                        .map(RoleGrant::role)
                        .sorted()
                        .toList(),
                UserDraft.views(
                        granted.stream().filter(grant -> !grant.isDirect()).collect(Collectors.toSet())),
                row.get(UserTables.USER_CREATED_AT),
                row.get(UserTables.USER_UPDATED_AT),
                row.get(UserTables.USER_PASSWORD_HASH) != null,
                row.get(UserTables.USER_VERSION));
    }
}
