package switchboard.major.criteria;

import static switchboard.major.criteria.CriterionTables.ACTIVE;
import static switchboard.major.criteria.CriterionTables.CRITERION;
import static switchboard.major.criteria.CriterionTables.ID;
import static switchboard.major.criteria.CriterionTables.ORGANIZATION;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.UnavailableException;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.persistence.Transaction;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Pages;
import switchboard.major.ground.Refusals;

/** Written criteria: those of an organization, and every wording they have had. */
public final class Criteria {

    /** The most criteria of an organization that are in use at a time. */
    public static final int MOST = 100;

    private static final String LIST = "major-incident-criteria:id";
    private static final String VERSIONS = "major-incident-criterion-versions:-version";

    private final Ground ground;

    public Criteria(Ground ground) {
        this.ground = ground;
    }

    Page<Criterion> list(Caller caller, int limit, @Nullable String cursor) {
        Condition condition = visible(caller).and(Pages.after(ID, cursor, LIST));
        return Pages.of(
                ground.database().read(dsl -> CriterionRows.find(dsl, condition, limit + 1)),
                limit,
                LIST,
                Criterion::id);
    }

    Criterion find(Caller caller, UUID id, String permission) {
        return ground.database().read(dsl -> find(dsl, caller, id, permission));
    }

    private Criterion find(DSLContext dsl, Caller caller, UUID id, String permission) {
        Criterion found = CriterionRows.find(dsl, ID.eq(id).and(visible(caller)), 1).stream()
                .findFirst()
                .orElseThrow(() -> Refusals.notFound("majorincident", "criterion"));
        if (!caller.reach(permission).covers(found.organization(), null, Set.of())) {
            throw Refusals.forbidden(permission);
        }
        return found;
    }

    Page<Criterion> versions(Caller caller, UUID id, int limit, @Nullable String cursor) {
        Criterion current = find(caller, id, MajorPermissions.READ);
        long before = cursor == null ? Long.MAX_VALUE : number(cursor);
        List<Criterion> found = ground.database().read(dsl -> CriterionRows.versions(dsl, current, before, limit + 1));
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        String last = Long.toString(found.get(limit - 1).version());
        return new Page<>(found.subList(0, limit), new Cursor(VERSIONS, last).encode());
    }

    private static long number(String cursor) {
        String key = Cursor.decode(cursor, VERSIONS, 1).key().getFirst();
        return key.matches("[0-9]{1,18}") ? Long.parseLong(key) : 0;
    }

    /** What tickets of the organization are held against. */
    public List<Criterion> active(UUID organization) {
        return ground.database()
                .read(dsl ->
                        CriterionRows.find(dsl, ORGANIZATION.eq(organization).and(ACTIVE.isTrue()), MOST));
    }

    Criterion create(Caller caller, UUID organization, CriterionFields fields) {
        if (!caller.reach(MajorPermissions.MANAGE).covers(organization, null, Set.of())) {
            throw Refusals.forbidden(MajorPermissions.MANAGE);
        }
        Criterion criterion = new Criterion(
                ground.ids().next(),
                organization,
                String.valueOf(fields.name()),
                fields.description() == null ? "" : fields.description(),
                fields.conditions() == null ? List.of() : fields.conditions(),
                fields.active() == null || fields.active(),
                1,
                caller.id(),
                ground.now(),
                ground.now());
        return ground.database().inTransaction(transaction -> {
            requireRoom(transaction.dsl(), organization);
            CriterionRows.insert(transaction.dsl(), criterion);
            append(transaction, caller, criterion);
            transaction.completes(CriterionResource.PATH + criterion.id());
            return criterion;
        });
    }

    private static void requireRoom(DSLContext dsl, UUID organization) {
        int active = dsl.fetchCount(dsl.selectOne()
                .from(CRITERION)
                .where(ORGANIZATION.eq(organization))
                .and(ACTIVE.isTrue())
                .limit(MOST));
        if (active >= MOST) {
            throw Refusals.tooMany("criteria in use", MOST);
        }
    }

    Criterion change(Caller caller, UUID id, @Nullable Long expected, CriterionFields fields) {
        return ground.database()
                .inTransaction(transaction -> change(transaction, caller, id, expected, fields))
                .orElseThrow(() -> new UnavailableException(
                        "majorincident.contended",
                        "Somebody else changes this criterion right now.",
                        Duration.ofSeconds(1)));
    }

    private Optional<Criterion> change(
            Transaction transaction, Caller caller, UUID id, @Nullable Long expected, CriterionFields fields) {
        Criterion current = find(transaction.dsl(), caller, id, MajorPermissions.MANAGE);
        fields.differences(current).require(expected, current.version());
        Criterion next = new Criterion(
                id,
                current.organization(),
                fields.name() == null ? current.name() : fields.name(),
                fields.description() == null ? current.description() : fields.description(),
                fields.conditions() == null ? current.conditions() : fields.conditions(),
                fields.active() == null ? current.active() : fields.active(),
                current.version() + 1,
                caller.id(),
                current.createdAt(),
                ground.now());
        if (next.active() && !current.active()) {
            requireRoom(transaction.dsl(), current.organization());
        }
        if (!CriterionRows.update(transaction.dsl(), next)) {
            return Optional.empty();
        }
        append(transaction, caller, next);
        return Optional.of(next);
    }

    private void append(Transaction transaction, Caller caller, Criterion criterion) {
        transaction.append(new EventDraft(
                criterion.version() == 1 ? "majorincident.criterion_created" : "majorincident.criterion_changed",
                new Subject("majorincident_criterion", criterion.id().toString()),
                ground.actor(caller),
                MajorPermissions.READ,
                criterion.organization(),
                Map.of("version", criterion.version(), "active", criterion.active())));
    }

    /** Criteria are an organization's, and nobody's own. */
    private static Condition visible(Caller caller) {
        Reach reach = caller.reach(MajorPermissions.READ);
        return reach.all() ? DSL.noCondition() : ORGANIZATION.in(reach.organizations());
    }
}
