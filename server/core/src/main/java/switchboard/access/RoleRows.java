package switchboard.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.SqlFailure;

/** The rows of roles. */
final class RoleRows {

    private final RoleBook book;
    private final Clock clock;

    RoleRows(RoleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    Optional<Role> find(DSLContext dsl, String key) {
        return select(dsl, AccessTables.ROLE_KEY.eq(key), 1).stream().findFirst();
    }

    List<Role> after(DSLContext dsl, String key, int most) {
        return select(dsl, AccessTables.ROLE_KEY.gt(key), most);
    }

    /** Whether it could be inserted: false where the key is taken. */
    boolean insert(DSLContext dsl, RoleDraft draft) {
        Instant now = clock.instant();
        try {
            dsl.insertInto(AccessTables.ROLE)
                    .set(AccessTables.ROLE_KEY, draft.key())
                    .set(AccessTables.ROLE_NAME, draft.name())
                    .set(AccessTables.ROLE_BUILT_IN, false)
                    .set(AccessTables.ROLE_VERSION, 1L)
                    .set(AccessTables.ROLE_CREATED_AT, now)
                    .set(AccessTables.ROLE_UPDATED_AT, now)
                    .execute();
        } catch (DataAccessException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                return false;
            }
            throw failure;
        }
        insertLines(dsl, draft.key(), draft.permissions());
        return true;
    }

    void update(DSLContext dsl, RoleDraft draft, long version) {
        OptimisticLock.changedOne(dsl.update(AccessTables.ROLE)
                .set(AccessTables.ROLE_NAME, draft.name())
                .set(AccessTables.ROLE_VERSION, version + 1)
                .set(AccessTables.ROLE_UPDATED_AT, clock.instant())
                .where(AccessTables.ROLE_KEY.eq(draft.key()))
                .and(AccessTables.ROLE_VERSION.eq(version))
                .execute());
        dsl.deleteFrom(AccessTables.LINE)
                .where(AccessTables.LINE_ROLE.eq(draft.key()))
                .execute();
        insertLines(dsl, draft.key(), draft.permissions());
    }

    /** Whether it could be deleted: false where somebody has it. */
    boolean delete(DSLContext dsl, Role role) {
        if (dsl.fetchExists(AccessTables.GRANT, AccessTables.GRANT_ROLE.eq(role.key()))) {
            return false;
        }
        dsl.deleteFrom(AccessTables.LINE)
                .where(AccessTables.LINE_ROLE.eq(role.key()))
                .execute();
        try {
            OptimisticLock.changedOne(dsl.deleteFrom(AccessTables.ROLE)
                    .where(AccessTables.ROLE_KEY.eq(role.key()))
                    .and(AccessTables.ROLE_VERSION.eq(role.version()))
                    .execute());
        } catch (DataAccessException failure) {
            if (SqlFailure.isReference(failure)) {
                return false;
            }
            throw failure;
        }
        return true;
    }

    private List<Role> select(DSLContext dsl, Condition condition, int most) {
        var found = dsl.select(
                        AccessTables.ROLE_KEY,
                        AccessTables.ROLE_NAME,
                        AccessTables.ROLE_BUILT_IN,
                        AccessTables.ROLE_CREATED_AT,
                        AccessTables.ROLE_UPDATED_AT,
                        AccessTables.ROLE_VERSION)
                .from(AccessTables.ROLE)
                .where(condition)
                .orderBy(AccessTables.ROLE_KEY)
                .limit(most)
                .fetch();
        Map<String, Set<RolePermission>> lines = book.stored(
                dsl,
                found.stream()
                        .filter(row -> !row.value3())
                        .map(row -> row.value1())
                        .toList());
        Map<String, Set<RolePermission>> builtIn = book.catalogue().builtIn();
        return found.map(row -> new Role(
                row.value1(),
                row.value2(),
                row.value3(),
                List.copyOf(
                        row.value3()
                                ? builtIn.getOrDefault(row.value1(), Set.of())
                                : lines.getOrDefault(row.value1(), Set.of())),
                row.value4(),
                row.value5(),
                row.value6()));
    }

    private static void insertLines(DSLContext dsl, String role, Collection<RolePermission> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(
                AccessTables.LINE, AccessTables.LINE_ROLE, AccessTables.LINE_PERMISSION, AccessTables.LINE_SCOPE);
        for (RolePermission line : lines) {
            insert = insert.values(role, line.permission(), line.scope().key());
        }
        insert.execute();
    }
}
