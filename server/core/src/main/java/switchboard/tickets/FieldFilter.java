package switchboard.tickets;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;
import switchboard.tickets.fields.FieldDefinition;
import switchboard.tickets.fields.FieldValues;

/**
 * What a list asks of a custom field: one of some values, or a range.
 *
 * @param keys the values as the index holds them; empty where a range is asked for
 * @param from the least number or moment, or null
 * @param to the first that is beyond, or null
 */
record FieldFilter(
        FieldDefinition field,
        List<String> keys,
        @Nullable Object from,
        @Nullable Object to) {

    private static final String OTHER = "field";

    /** Whether a range is asked for. */
    boolean isRange() {
        return keys.isEmpty();
    }

    /** The filter's name. */
    String name() {
        return "field." + field.name();
    }

    /** Whether the values stand among the elements of lists. */
    boolean isOfElements() {
        return FieldValues.isOfElements(field);
    }

    /** Of tickets: a look into the fields of each, which the optimizer cannot turn into a walk over all that have the value. */
    Condition ofTickets() {
        Table<?> table = DSL.table(DSL.name(OTHER));
        var other = isOfElements() ? TicketTables.ELEMENT.as(OTHER) : TicketTables.FIELD.as(OTHER);
        return DSL.field(DSL.selectCount()
                        .from(other)
                        .where(Columns.id(table, "ticket_id").eq(TicketTables.ID))
                        .and(Columns.text(table, "name").eq(field.name()))
                        .and(values(table)))
                .gt(0);
    }

    /** The condition on the values alone. */
    Condition values(Table<?> table) {
        if (!isRange()) {
            Field<String> value = Columns.text(table, isOfElements() ? "element" : "text_value");
            return keys.size() == 1 ? value.eq(keys.getFirst()) : value.in(keys);
        }
        return FieldValues.isTimed(field)
                ? within(TicketTables.FIELD_INSTANT, Columns.instant(table, "instant_value"))
                : within(
                        TicketTables.FIELD_NUMBER,
                        Columns.column(table, "number_value", TicketTables.FIELD_NUMBER.getDataType()));
    }

    private <T> Condition within(Field<T> typed, Field<T> column) {
        Condition within = column.isNotNull();
        if (from != null) {
            within = within.and(column.ge(typed.getType().cast(from)));
        }
        if (to != null) {
            within = within.and(column.lt(typed.getType().cast(to)));
        }
        return within;
    }
}
