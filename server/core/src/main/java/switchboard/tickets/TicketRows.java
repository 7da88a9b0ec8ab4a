package switchboard.tickets;

import static switchboard.tickets.TicketTables.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.json.Json;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.fields.FieldBook;
import switchboard.tickets.swarm.ParticipantRows;

/** Tickets as rows. */
final class TicketRows {

    /** What a ticket is read from, in the order of {@link #ticket}. */
    static final List<Field<?>> COLUMNS = List.of(
            ID,
            NUMBER,
            KIND,
            TITLE,
            DESCRIPTION,
            STATUS,
            IMPACT,
            URGENCY,
            PRIORITY,
            PRIORITY_REASON,
            CATEGORY,
            REQUESTER,
            ORGANIZATION,
            TEAM,
            ASSIGNEE,
            OWNER,
            CHANNEL,
            EXTERNAL_ID,
            FIELDS,
            RESOLUTION,
            CLOSURE_CODE,
            CONFIRMED_BY,
            CREATED_AT,
            UPDATED_AT,
            RESOLVED_AT,
            CLOSED_AT,
            VERSION);

    private static final List<Field<?>> INSERTED = List.of(
            ID,
            NUMBER,
            KIND,
            TITLE,
            DESCRIPTION,
            STATUS,
            OPEN,
            IMPACT,
            URGENCY,
            PRIORITY,
            PRIORITY_RANK,
            PRIORITY_REASON,
            CATEGORY,
            REQUESTER,
            ORGANIZATION,
            TEAM,
            ASSIGNEE,
            OWNER,
            CHANNEL,
            EXTERNAL_ID,
            FIELDS,
            RESOLUTION,
            CLOSURE_CODE,
            CONFIRMED_BY,
            CREATED_AT,
            UPDATED_AT,
            RESOLVED_AT,
            CLOSED_AT,
            IMPORT_DIGEST,
            VERSION,
            REVISION);

    private TicketRows() {}

    /**
     * What a ticket's row holds beside the ticket.
     *
     * @param codes what the weight of its priority and the meaning of its status are taken from
     */
    record New(Ticket ticket, CodeBook codes, byte @Nullable [] importDigest) {

        int rank() {
            return codes.rank(ticket.priority());
        }

        boolean open() {
            return codes.phase(ticket.status()).isOpen();
        }

        boolean isFinal() {
            return wasFinal(ticket);
        }

        boolean wasFinal(Ticket before) {
            return codes.phase(before.status()).isFinal();
        }
    }

    static SelectJoinStep<Record> select(DSLContext dsl) {
        return dsl.select(COLUMNS).from(TICKET);
    }

    /** The ticket with that id, as far as the condition lets it be seen. */
    static @Nullable Ticket find(DSLContext dsl, UUID id, Condition visible) {
        return find(dsl, (TicketSelection) null, ID.eq(id).and(visible));
    }

    /** Lets nobody else write to the ticket until the transaction ends. */
    static void exclude(DSLContext dsl, @Nullable UUID id) {
        dsl.select(ID).from(TICKET).where(ID.eq(id)).forUpdate().fetch();
    }

    /** The one ticket of which this is so, or what is chosen of it. */
    static @Nullable Ticket find(DSLContext dsl, @Nullable TicketSelection selection, Condition condition) {
        return TicketReader.one(
                dsl.select(TicketSelection.columns(selection)).from(TICKET).where(condition));
    }

    static void insert(DSLContext dsl, Collection<New> rows) {
        var insert = dsl.insertInto(TICKET).columns(INSERTED);
        for (New row : rows) {
            insert = insert.values(values(row));
        }
        insert.execute();
        TicketFieldRows.insert(dsl, rows.stream().map(New::ticket).toList());
    }

    /**
     * Writes what differs, where the row still has the version before; returns whether it had.
     *
     * @param fields what is defined of custom fields
     */
    static boolean update(DSLContext dsl, Ticket before, New row, FieldBook fields) {
        Ticket after = row.ticket();
        List<Object> old = values(new New(before, row.codes(), null));
        List<Object> values = values(row);
        Map<Field<?>, Object> changes = new LinkedHashMap<>();
        for (int column = 0; column < INSERTED.size(); column++) {
            if (!Objects.equals(old.get(column), values.get(column))) {
                changes.put(INSERTED.get(column), values.get(column));
            }
        }
        changes.put(PRIORITY_RANK, row.rank());
        changes.put(REVISION, REVISION.plus(1));
        boolean written = dsl.update(TICKET)
                        .set(changes)
                        .where(ID.eq(before.id()), VERSION.eq(before.version()))
                        .execute()
                == 1;
        if (written) {
            TicketDueRows.follow(dsl, row.codes(), before, after);
            TicketFieldRows.change(dsl, before, after);
            boolean open = row.open();
            if (open != row.codes().phase(before.status()).isOpen()) {
                ParticipantRows.follow(dsl, after.id(), open);
            }
            FieldHistoryRows.append(dsl, before, after, fields);
        }
        return written;
    }

    /** Counts the revision up where a ticket got an entry, a link or an attachment; returns whether it is there. */
    static boolean touch(DSLContext dsl, UUID id, Instant at) {
        return dsl.update(TICKET)
                        .set(REVISION, REVISION.plus(1))
                        .set(UPDATED_AT, at)
                        .where(ID.eq(id))
                        .execute()
                == 1;
    }

    /** Writes the row where something beside the ticket changes that search knows nothing of; returns whether it is there. */
    static boolean mark(DSLContext dsl, UUID id, Instant at) {
        return dsl.update(TICKET).set(UPDATED_AT, at).where(ID.eq(id)).execute() == 1;
    }

    private static List<Object> values(New row) {
        Ticket ticket = row.ticket();
        List<Object> values = new ArrayList<>(INSERTED.size());
        values.add(ticket.id());
        values.add(Long.parseLong(ticket.number()));
        values.add(ticket.kind());
        values.add(ticket.title());
        values.add(ticket.description());
        values.add(ticket.status());
        values.add(row.open());
        values.add(ticket.impact());
        values.add(ticket.urgency());
        values.add(ticket.priority());
        values.add(row.rank());
        values.add(ticket.priorityReason());
        values.add(ticket.category());
        values.add(ticket.requester());
        values.add(ticket.organization());
        values.add(ticket.team());
        values.add(ticket.assignee());
        values.add(ticket.owner());
        values.add(ticket.channel());
        values.add(ticket.externalId());
        values.add(ticket.fields().isEmpty() ? null : Json.write(ticket.fields()));
        values.add(ticket.resolution());
        values.add(ticket.closureCode());
        values.add(ticket.confirmedBy());
        values.add(ticket.createdAt());
        values.add(ticket.updatedAt());
        values.add(ticket.resolvedAt());
        values.add(ticket.closedAt());
        values.add(row.importDigest());
        values.add(ticket.version());
        values.add(ticket.version());
        return values;
    }

    static Ticket ticket(Record row) {
        return new Ticket(
                (UUID) row.get(0),
                Long.toString((Long) row.get(1)),
                (String) row.get(2),
                (String) row.get(3),
                (String) row.get(4),
                (String) row.get(5),
                (String) row.get(6),
                (String) row.get(7),
                (String) row.get(8),
                (String) row.get(9),
                (String) row.get(10),
                (UUID) row.get(11),
                (UUID) row.get(12),
                (UUID) row.get(13),
                (UUID) row.get(14),
                (UUID) row.get(15),
                (String) row.get(16),
                (String) row.get(17),
                TicketReader.fields((String) row.get(18)),
                (String) row.get(19),
                (String) row.get(20),
                (String) row.get(21),
                (Instant) row.get(22),
                (Instant) row.get(23),
                (Instant) row.get(24),
                (Instant) row.get(25),
                (Long) row.get(26));
    }
}
