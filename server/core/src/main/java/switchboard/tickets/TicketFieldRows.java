package switchboard.tickets;

import static switchboard.tickets.TicketTables.FIELD;
import static switchboard.tickets.TicketTables.FIELD_INSTANT;
import static switchboard.tickets.TicketTables.FIELD_NAME;
import static switchboard.tickets.TicketTables.FIELD_NUMBER;
import static switchboard.tickets.TicketTables.FIELD_TEXT;
import static switchboard.tickets.TicketTables.FIELD_TICKET;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;

/** The indexed copy of custom fields. Lists are not in it; a text is cut to what the index holds. */
final class TicketFieldRows {

    private static final int LONGEST_INDEXED = 191;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private TicketFieldRows() {}

    static void replace(DSLContext dsl, Ticket ticket) {
        dsl.deleteFrom(FIELD).where(FIELD_TICKET.eq(ticket.id())).execute();
        insert(dsl, List.of(ticket));
    }

    static void insert(DSLContext dsl, Collection<Ticket> tickets) {
        var insert = dsl.insertInto(FIELD).columns(FIELD_TICKET, FIELD_NAME, FIELD_TEXT, FIELD_NUMBER, FIELD_INSTANT);
        boolean any = false;
        for (Ticket ticket : tickets) {
            for (var field : ticket.fields().entrySet()) {
                Object value = field.getValue();
                if (!(value instanceof List<?>)) {
                    insert = insert.values(ticket.id(), field.getKey(), text(value), number(value), instant(value));
                    any = true;
                }
            }
        }
        if (any) {
            insert.execute();
        }
    }

    private static @Nullable String text(Object value) {
        if (value instanceof Number) {
            return null;
        }
        String text = value.toString();
        return text.codePointCount(0, text.length()) <= LONGEST_INDEXED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_INDEXED));
    }

    private static @Nullable Double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }

    private static @Nullable Instant instant(Object value) {
        if (!(value instanceof String text) || text.length() < 17 || text.length() > 40) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST) ? null : instant;
        } catch (DateTimeException notAnInstant) {
            return null;
        }
    }
}
