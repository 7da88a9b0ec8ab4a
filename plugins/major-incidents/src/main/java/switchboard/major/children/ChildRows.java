package switchboard.major.children;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** Reads and writes the tickets with the same cause. */
final class ChildRows {

    static final Table<Record> CHILD = DSL.table(DSL.name("major_child"));
    static final Field<UUID> INCIDENT = Columns.id(CHILD, "incident_id");
    static final Field<UUID> TICKET = Columns.id(CHILD, "ticket_id");
    static final Field<Boolean> TOLD = Columns.flag(CHILD, "told");
    static final Field<Long> TOLD_UP_TO = Columns.number(CHILD, "told_up_to");
    static final Field<UUID> ADDED_BY = Columns.id(CHILD, "added_by");
    static final Field<Instant> ADDED_AT = Columns.instant(CHILD, "added_at");

    private static final List<Field<?>> ALL = List.of(TICKET, TOLD, TOLD_UP_TO, ADDED_BY, ADDED_AT);

    private ChildRows() {}

    /** In the order of the tickets' ids. */
    static List<Child> find(DSLContext dsl, UUID incident, Condition condition, int limit) {
        return dsl.select(ALL)
                .from(CHILD)
                .where(INCIDENT.eq(incident))
                .and(condition)
                .orderBy(TICKET)
                .limit(limit)
                .fetch(ChildRows::child);
    }

    static Optional<Child> find(DSLContext dsl, UUID incident, UUID ticket) {
        return find(dsl, incident, TICKET.eq(ticket), 1).stream().findFirst();
    }

    private static Child child(Record row) {
        return new Child(row.get(TICKET), row.get(TOLD), row.get(TOLD_UP_TO), row.get(ADDED_BY), row.get(ADDED_AT));
    }

    static int count(DSLContext dsl, UUID incident) {
        return dsl.fetchCount(CHILD, INCIDENT.eq(incident));
    }

    static void insert(DSLContext dsl, UUID incident, Child child) {
        dsl.insertInto(CHILD)
                .columns(INCIDENT, TICKET, TOLD, TOLD_UP_TO, ADDED_BY, ADDED_AT)
                .values(incident, child.ticket(), child.told(), child.toldUpTo(), child.addedBy(), child.addedAt())
                .execute();
    }

    static void update(DSLContext dsl, UUID incident, UUID ticket, boolean told, long toldUpTo) {
        dsl.update(CHILD)
                .set(TOLD, told)
                .set(TOLD_UP_TO, toldUpTo)
                .where(INCIDENT.eq(incident))
                .and(TICKET.eq(ticket))
                .execute();
    }

    static int delete(DSLContext dsl, UUID incident, UUID ticket) {
        return dsl.deleteFrom(CHILD)
                .where(INCIDENT.eq(incident))
                .and(TICKET.eq(ticket))
                .execute();
    }

    /** The major incidents that a ticket is a child of, the newest first. */
    static List<UUID> parents(DSLContext dsl, UUID ticket, int limit) {
        return dsl.select(INCIDENT)
                .from(CHILD)
                .where(TICKET.eq(ticket))
                .orderBy(INCIDENT.desc())
                .limit(limit)
                .fetch(INCIDENT);
    }
}
