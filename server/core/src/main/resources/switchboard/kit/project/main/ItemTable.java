package {{package}};

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The table, for jOOQ: {@link Columns} makes columns whose values go there and back unchanged. */
final class ItemTable {

    static final Table<?> ITEM = DSL.table(DSL.name("{{tables}}item"));
    static final Field<UUID> ID = Columns.id(ITEM, "id");
    static final Field<String> TITLE = Columns.text(ITEM, "title");
    static final Field<UUID> ORGANIZATION = Columns.id(ITEM, "organization_id");
    static final Field<UUID> TICKET = Columns.id(ITEM, "ticket_id");
    static final Field<UUID> AUTHOR = Columns.id(ITEM, "author_id");
    static final Field<Instant> DONE_AT = Columns.instant(ITEM, "done_at");
    static final Field<Instant> CREATED_AT = Columns.instant(ITEM, "created_at");
    static final Field<Long> VERSION = Columns.number(ITEM, "version");

    /** Every column by name: {@code select *} would bring values as the driver has them. */
    static final List<Field<?>> ALL = List.of(ID, TITLE, ORGANIZATION, TICKET, AUTHOR, DONE_AT, CREATED_AT, VERSION);

    private ItemTable() {}

    static Item item(Record row) {
        return new Item(
                row.get(ID),
                row.get(TITLE),
                row.get(ORGANIZATION),
                row.get(TICKET),
                row.get(AUTHOR),
                row.get(DONE_AT),
                row.get(CREATED_AT),
                row.get(VERSION));
    }
}
