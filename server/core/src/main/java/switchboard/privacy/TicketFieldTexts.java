package switchboard.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.api.privacy.PersonalData;
import switchboard.json.Json;
import switchboard.persistence.Work;
import switchboard.tickets.fields.FieldBook;
import switchboard.tickets.fields.FieldValues;

/**
 * Erases the words in custom fields of tickets, in the ticket and in the indexed copy. What a definition says to be a
 * choice, a number, a day or the like stays; a text that nobody has defined may be anything, and goes.
 */
final class TicketFieldTexts {

    private static final Field<UUID> ID = CoreRecords.id(CoreRecords.TICKET);
    private static final Field<String> FIELDS = Columns.text(CoreRecords.TICKET, "fields");
    private static final Field<Instant> CREATED_AT = Columns.instant(CoreRecords.TICKET, "created_at");

    private static final Table<?> VALUE = DSL.table(DSL.name("core_ticket_field"));
    private static final Field<UUID> VALUE_TICKET = Columns.id(VALUE, "ticket_id");
    private static final Field<String> VALUE_NAME = Columns.text(VALUE, "name");
    private static final Field<String> VALUE_TEXT = Columns.text(VALUE, "text_value");
    private static final Field<Instant> VALUE_INSTANT = Columns.instant(VALUE, "instant_value");

    private static final Table<?> ELEMENT = DSL.table(DSL.name("core_ticket_field_element"));
    private static final Field<UUID> ELEMENT_TICKET = Columns.id(ELEMENT, "ticket_id");
    private static final Field<String> ELEMENT_NAME = Columns.text(ELEMENT, "name");
    private static final Field<String> ELEMENT_VALUE = Columns.text(ELEMENT, "element");
    private static final Field<Instant> ELEMENT_CREATED_AT = Columns.instant(ELEMENT, "created_at");

    private final FieldBook known;

    /** @param known the fields as they are defined */
    TicketFieldTexts(FieldBook known) {
        this.known = known;
    }

    /** Of tickets that this transaction has written before, so that nobody else changes them meanwhile. */
    void erase(Work work, Collection<UUID> tickets) {
        List<UUID> filled = work.dsl()
                .select(ID)
                .from(CoreRecords.TICKET)
                .where(ID.in(tickets), FIELDS.isNotNull())
                .fetch(ID);
        // One by one: the fields of a single ticket may be half a million characters.
        for (UUID ticket : filled) {
            work.dsl()
                    .select(FIELDS, CREATED_AT)
                    .from(CoreRecords.TICKET)
                    .where(ID.eq(ticket))
                    .fetchOptional()
                    .ifPresent(row -> erase(work, ticket, row.value2(), Json.parseObject(row.value1())));
        }
    }

    private void erase(Work work, UUID ticket, Instant createdAt, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>(fields);
        List<String> texts = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (value == null || !FieldValues.isWords(known.find(name), value)) {
                return;
            }
            if (value instanceof List<?>) {
                after.put(name, List.of(PersonalData.ERASED));
                lists.add(name);
            } else {
                after.put(name, PersonalData.ERASED);
                texts.add(name);
            }
        });
        if (!texts.isEmpty() || !lists.isEmpty()) {
            work.dsl()
                    .update(CoreRecords.TICKET)
                    .set(FIELDS, Json.write(after))
                    .where(ID.eq(ticket))
                    .execute();
            values(work, ticket, texts);
            elements(work, ticket, createdAt, lists);
        }
    }

    private static void values(Work work, UUID ticket, List<String> names) {
        if (!names.isEmpty()) {
            work.dsl()
                    .update(VALUE)
                    .set(VALUE_TEXT, PersonalData.ERASED)
                    .setNull(VALUE_INSTANT)
                    .where(VALUE_TICKET.eq(ticket), VALUE_NAME.in(names))
                    .execute();
        }
    }

    private static void elements(Work work, UUID ticket, Instant createdAt, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        work.dsl()
                .deleteFrom(ELEMENT)
                .where(ELEMENT_TICKET.eq(ticket), ELEMENT_NAME.in(names))
                .execute();
        var insert =
                work.dsl().insertInto(ELEMENT).columns(ELEMENT_TICKET, ELEMENT_NAME, ELEMENT_VALUE, ELEMENT_CREATED_AT);
        for (String name : names) {
            insert = insert.values(ticket, name, PersonalData.ERASED, createdAt);
        }
        insert.execute();
    }
}
