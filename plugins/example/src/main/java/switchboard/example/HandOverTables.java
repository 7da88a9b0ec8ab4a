package switchboard.example;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The module's table, written by hand: {@link Columns} makes columns whose values go there and back unchanged. */
final class HandOverTables {

    static final Table<?> HAND_OVER = DSL.table(DSL.name("example_hand_over"));
    static final Field<UUID> ID = Columns.id(HAND_OVER, "id");
    static final Field<String> TITLE = Columns.text(HAND_OVER, "title");
    static final Field<String> BODY = Columns.text(HAND_OVER, "body");
    static final Field<UUID> ORGANIZATION = Columns.id(HAND_OVER, "organization_id");
    static final Field<UUID> TEAM = Columns.id(HAND_OVER, "team_id");
    static final Field<UUID> TICKET = Columns.id(HAND_OVER, "ticket_id");
    static final Field<UUID> AUTHOR = Columns.id(HAND_OVER, "author_id");
    static final Field<UUID> ACKNOWLEDGED_BY = Columns.id(HAND_OVER, "acknowledged_by");
    static final Field<Instant> ACKNOWLEDGED_AT = Columns.instant(HAND_OVER, "acknowledged_at");
    static final Field<Instant> CREATED_AT = Columns.instant(HAND_OVER, "created_at");
    static final Field<Instant> UPDATED_AT = Columns.instant(HAND_OVER, "updated_at");
    static final Field<Long> VERSION = Columns.number(HAND_OVER, "version");

    /** Every column, to be selected by name: {@code select *} would bring values as the driver has them. */
    static final List<Field<?>> ALL = List.of(
            ID,
            TITLE,
            BODY,
            ORGANIZATION,
            TEAM,
            TICKET,
            AUTHOR,
            ACKNOWLEDGED_BY,
            ACKNOWLEDGED_AT,
            CREATED_AT,
            UPDATED_AT,
            VERSION);

    private HandOverTables() {}

    static HandOver handOver(Record row) {
        return new HandOver(
                row.get(ID),
                row.get(TITLE),
                row.get(BODY),
                row.get(ORGANIZATION),
                row.get(TEAM),
                row.get(TICKET),
                row.get(AUTHOR),
                row.get(ACKNOWLEDGED_BY),
                row.get(ACKNOWLEDGED_AT),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(VERSION));
    }
}
