package switchboard.users;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import switchboard.access.AccessService;
import switchboard.persistence.OptimisticLock;

/** The rows of organizations. */
final class OrganizationRows {

    private final Clock clock;

    OrganizationRows(Clock clock) {
        this.clock = clock;
    }

    Optional<OrganizationView> find(DSLContext dsl, Condition condition) {
        return page(dsl, condition, List.of(UserTables.ORGANIZATION_ID.asc()), 1).stream()
                .findFirst();
    }

    List<OrganizationView> page(DSLContext dsl, Condition condition, List<SortField<?>> order, int most) {
        return dsl.select(
                        UserTables.ORGANIZATION_ID,
                        UserTables.ORGANIZATION_NAME,
                        UserTables.ORGANIZATION_PARENT,
                        UserTables.ORGANIZATION_LANGUAGE,
                        UserTables.ORGANIZATION_CREATED_AT,
                        UserTables.ORGANIZATION_UPDATED_AT,
                        UserTables.ORGANIZATION_VERSION)
                .from(UserTables.ORGANIZATION)
                .where(condition)
                .orderBy(order)
                .limit(most)
                .fetch(row -> new OrganizationView(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    void insert(DSLContext dsl, UUID id, OrganizationDraft draft) {
        Instant now = clock.instant();
        dsl.insertInto(UserTables.ORGANIZATION)
                .set(UserTables.ORGANIZATION_ID, id)
                .set(UserTables.ORGANIZATION_NAME, draft.name())
                .set(UserTables.ORGANIZATION_NAME_KEY, References.fold(draft.name()))
                .set(UserTables.ORGANIZATION_PARENT, draft.parent())
                .set(UserTables.ORGANIZATION_LANGUAGE, draft.language())
                .set(UserTables.ORGANIZATION_VERSION, 1L)
                .set(UserTables.ORGANIZATION_CREATED_AT, now)
                .set(UserTables.ORGANIZATION_UPDATED_AT, now)
                .execute();
    }

    void update(DSLContext dsl, UUID id, OrganizationDraft draft, long version) {
        OptimisticLock.changedOne(dsl.update(UserTables.ORGANIZATION)
                .set(UserTables.ORGANIZATION_NAME, draft.name())
                .set(UserTables.ORGANIZATION_NAME_KEY, References.fold(draft.name()))
                .set(UserTables.ORGANIZATION_PARENT, draft.parent())
                .set(UserTables.ORGANIZATION_LANGUAGE, draft.language())
                .set(UserTables.ORGANIZATION_VERSION, version + 1)
                .set(UserTables.ORGANIZATION_UPDATED_AT, clock.instant())
                .where(UserTables.ORGANIZATION_ID.eq(id))
                .and(UserTables.ORGANIZATION_VERSION.eq(version))
                .execute());
    }

    void delete(DSLContext dsl, UUID id, long version) {
        OptimisticLock.changedOne(dsl.deleteFrom(UserTables.ORGANIZATION)
                .where(UserTables.ORGANIZATION_ID.eq(id))
                .and(UserTables.ORGANIZATION_VERSION.eq(version))
                .execute());
    }

    /** Makes everybody who moves an organization wait for everybody else who does: read the tree only after it. */
    void guardTree(DSLContext dsl) {
        dsl.update(UserTables.ORGANIZATION)
                .set(UserTables.ORGANIZATION_GUARD, UserTables.ORGANIZATION_GUARD.plus(1))
                .where(UserTables.ORGANIZATION_ID.eq(AccessService.DEFAULT_ORGANIZATION))
                .execute();
    }

    /** The organizations above this one, itself included, at most so many. */
    Set<UUID> chain(DSLContext dsl, UUID id, int most) {
        Set<UUID> chain = new HashSet<>();
        UUID at = id;
        while (at != null && chain.size() < most && chain.add(at)) {
            at = dsl.select(UserTables.ORGANIZATION_PARENT)
                    .from(UserTables.ORGANIZATION)
                    .where(UserTables.ORGANIZATION_ID.eq(at))
                    .fetchOne(UserTables.ORGANIZATION_PARENT);
        }
        return chain;
    }
}
