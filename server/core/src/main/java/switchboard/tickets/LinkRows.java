package switchboard.tickets;

import static switchboard.tickets.TicketTables.COUNTER;
import static switchboard.tickets.TicketTables.COUNTER_NAME;
import static switchboard.tickets.TicketTables.COUNTER_VALUE;
import static switchboard.tickets.TicketTables.COUNTER_VERSION;
import static switchboard.tickets.TicketTables.LINK;
import static switchboard.tickets.TicketTables.LINK_AUTHOR;
import static switchboard.tickets.TicketTables.LINK_CLOSES;
import static switchboard.tickets.TicketTables.LINK_CREATED_AT;
import static switchboard.tickets.TicketTables.LINK_ID;
import static switchboard.tickets.TicketTables.LINK_SOURCE;
import static switchboard.tickets.TicketTables.LINK_TARGET;
import static switchboard.tickets.TicketTables.LINK_TYPE;
import static switchboard.tickets.TicketTables.LINK_UPDATES;
import static switchboard.tickets.TicketTables.LINK_VERSION;

import java.time.Instant;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;

/** Links as rows. */
final class LinkRows {

    private LinkRows() {}

    /** A link as it is stored; that of an undirected type with the smaller id first, so that it can stand only once. */
    record Row(
            UUID id,
            LinkType type,
            UUID source,
            UUID target,
            @Nullable UUID author,
            Instant createdAt,
            LinkOptions options,
            long version) {

        static Row of(UUID id, LinkType type, UUID source, UUID target, @Nullable UUID author, Instant at) {
            boolean turned = !type.directed() && source.toString().compareTo(target.toString()) > 0;
            return turned
                    ? new Row(id, type, target, source, author, at, LinkOptions.NONE, 1)
                    : new Row(id, type, source, target, author, at, LinkOptions.NONE, 1);
        }

        Row with(LinkOptions others, long newVersion) {
            return new Row(id, type, source, target, author, createdAt, others, newVersion);
        }

        TicketLink seenFrom(UUID ticket) {
            boolean outgoing = source.equals(ticket) || !type.directed();
            UUID other = source.equals(ticket) ? target : source;
            LinkOptions shown = type.key().equals(LinkType.PARENT) ? options : null;
            return outgoing
                    ? new TicketLink(id, type.key(), ticket, other, "outgoing", author, createdAt, shown, version)
                    : new TicketLink(id, type.key(), source, target, "incoming", author, createdAt, shown, version);
        }
    }

    /**
     * Makes every other transaction that adds a link of this type wait until this one has ended, on this node; on another
     * node of a cluster one of the two is rolled back and runs again.
     */
    static void exclude(DSLContext dsl, LinkType type) {
        int rows = dsl.update(COUNTER)
                .set(COUNTER_VALUE, COUNTER_VALUE.plus(1))
                .set(COUNTER_VERSION, COUNTER_VERSION.plus(1))
                .where(COUNTER_NAME.eq(type.guard()))
                .execute();
        if (rows != 1) {
            throw new IllegalStateException("The counter row " + type.guard() + " is missing");
        }
    }

    /** Whether links of the type lead from one ticket to another, over however many between. One statement. */
    static boolean leads(DSLContext dsl, LinkType type, UUID from, UUID to) {
        Field<UUID> id = DSL.field(DSL.name("reached", "id"), Columns.ID);
        CommonTableExpression<Record1<UUID>> reached = DSL.name("reached")
                .fields("id")
                .as(DSL.select(LINK_TARGET)
                        .from(LINK)
                        .where(LINK_SOURCE.eq(from), LINK_TYPE.eq(type.key()))
                        .union(DSL.select(LINK_TARGET)
                                .from(LINK)
                                .join(DSL.table(DSL.name("reached")))
                                .on(LINK_SOURCE.eq(id))
                                .where(LINK_TYPE.eq(type.key()))));
        return dsl.fetchExists(dsl.withRecursive(reached)
                .selectOne()
                .from(reached)
                .where(DSL.field(DSL.name("reached", "id"), Columns.ID).eq(to)));
    }

    /** Writes other options where the link still has the version before; returns whether it had. */
    static boolean update(DSLContext dsl, Row before, LinkOptions options) {
        return dsl.update(LINK)
                        .set(LINK_CLOSES, options.closeWithParent())
                        .set(LINK_UPDATES, options.updateWithParent())
                        .set(LINK_VERSION, before.version() + 1)
                        .where(LINK_ID.eq(before.id()), LINK_VERSION.eq(before.version()))
                        .execute()
                == 1;
    }

    static boolean isThere(DSLContext dsl, Row row) {
        return dsl.fetchExists(
                LINK,
                LINK_SOURCE.eq(row.source()).and(LINK_TYPE.eq(row.type().key())).and(LINK_TARGET.eq(row.target())));
    }

    static void insert(DSLContext dsl, Row row) {
        dsl.insertInto(LINK)
                .columns(
                        LINK_ID,
                        LINK_TYPE,
                        LINK_SOURCE,
                        LINK_TARGET,
                        LINK_AUTHOR,
                        LINK_CREATED_AT,
                        LINK_CLOSES,
                        LINK_UPDATES,
                        LINK_VERSION)
                .values(
                        row.id(),
                        row.type().key(),
                        row.source(),
                        row.target(),
                        row.author(),
                        row.createdAt(),
                        row.options().closeWithParent(),
                        row.options().updateWithParent(),
                        row.version())
                .execute();
    }

    static SelectJoinStep<? extends Record> select(DSLContext dsl) {
        return dsl.select(
                        LINK_ID,
                        LINK_TYPE,
                        LINK_SOURCE,
                        LINK_TARGET,
                        LINK_AUTHOR,
                        LINK_CREATED_AT,
                        LINK_CLOSES,
                        LINK_UPDATES,
                        LINK_VERSION)
                .from(LINK);
    }

    static Row row(Record row) {
        return new Row(
                row.get(LINK_ID),
                LinkType.of(row.get(LINK_TYPE)),
                row.get(LINK_SOURCE),
                row.get(LINK_TARGET),
                row.get(LINK_AUTHOR),
                row.get(LINK_CREATED_AT),
                new LinkOptions(row.get(LINK_CLOSES), row.get(LINK_UPDATES)),
                row.get(LINK_VERSION));
    }
}
