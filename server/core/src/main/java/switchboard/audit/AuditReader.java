package switchboard.audit;

import static switchboard.audit.AuditTables.ACTION;
import static switchboard.audit.AuditTables.ACTOR;
import static switchboard.audit.AuditTables.AT;
import static switchboard.audit.AuditTables.AUDIT;
import static switchboard.audit.AuditTables.ID;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.audit.AuditView.AuditObject;
import switchboard.json.Json;
import switchboard.persistence.Transactions;

/** Reads the audit log, newest first. Its entries belong to no organization, so the permission must reach all. */
public final class AuditReader {

    private static final String LIST = "audit:-id";

    private final Transactions transactions;

    public AuditReader(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One page.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @throws ForbiddenException {@code access.forbidden} without {@code audit:read} for all
     */
    public Page<AuditView> list(Caller caller, AuditFilter filter, int limit, @Nullable String cursor) {
        if (!caller.reach(AuditLog.READ).all()) {
            throw new ForbiddenException("access.forbidden", "Reading the audit log needs audit:read for all.");
        }
        UUID before = cursor == null ? null : keyOf(cursor);
        List<AuditView> found = transactions.read(dsl -> select(dsl, condition(filter, before), limit + 1));
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<AuditView> items = found.subList(0, limit);
        return new Page<>(items, new Cursor(LIST, items.getLast().id().toString()).encode());
    }

    private static UUID keyOf(String cursor) {
        return UUID.fromString(Cursor.decode(cursor, LIST, 1).key().getFirst());
    }

    private static Condition condition(AuditFilter filter, @Nullable UUID before) {
        Condition condition = before == null ? DSL.noCondition() : ID.lt(before);
        if (!filter.actors().isEmpty()) {
            condition = condition.and(ACTOR.in(filter.actors()));
        }
        if (!filter.actions().isEmpty()) {
            condition = condition.and(ACTION.in(filter.actions()));
        }
        Instant since = filter.since();
        // Ids begin with their time: the bound on the id lets the key end the search, the one on the time is exact.
        return since == null
                ? condition
                : condition.and(ID.ge(firstIdOf(since))).and(AT.ge(since));
    }

    private static UUID firstIdOf(Instant since) {
        // A second of slack, as an id is made a moment before the time is taken.
        return new UUID(Math.max(0, since.toEpochMilli() - 1_000) << 16, 0);
    }

    private static List<AuditView> select(DSLContext dsl, Condition condition, int limit) {
        return dsl.select(AuditTables.ALL)
                .from(AUDIT)
                .where(condition)
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(row -> view(AuditRecord.of(row)));
    }

    private static AuditView view(AuditRecord row) {
        return new AuditView(
                row.id(),
                row.at(),
                row.actor(),
                row.address(),
                row.action(),
                new AuditObject(row.objectType(), row.objectId()),
                row.outcome(),
                Json.parseObject(row.data()));
    }
}
