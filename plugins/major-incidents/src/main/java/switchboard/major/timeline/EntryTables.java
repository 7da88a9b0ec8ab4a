package switchboard.major.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The table of entries, as the migrations make it. */
final class EntryTables {

    static final Table<Record> ENTRY = DSL.table(DSL.name("major_entry"));
    static final Field<UUID> ID = Columns.id(ENTRY, "id");
    static final Field<UUID> INCIDENT = Columns.id(ENTRY, "incident_id");
    static final Field<Long> NUMBER = Columns.number(ENTRY, "number");
    static final Field<String> KIND = Columns.text(ENTRY, "kind");
    static final Field<String> VISIBILITY = Columns.text(ENTRY, "visibility");
    static final Field<String> DETAIL = Columns.text(ENTRY, "detail");
    static final Field<String> BODY = Columns.text(ENTRY, "body");
    static final Field<UUID> AUTHOR = Columns.id(ENTRY, "author_id");
    static final Field<UUID> EVENT = Columns.id(ENTRY, "event_id");
    static final Field<Instant> HAPPENED_AT = Columns.instant(ENTRY, "happened_at");
    static final Field<Instant> CREATED_AT = Columns.instant(ENTRY, "created_at");

    static final List<Field<?>> ALL =
            List.of(ID, INCIDENT, NUMBER, KIND, VISIBILITY, DETAIL, BODY, AUTHOR, EVENT, HAPPENED_AT, CREATED_AT);

    private EntryTables() {}

    static Entry entry(Record row) {
        return new Entry(
                row.get(ID),
                row.get(NUMBER),
                row.get(KIND),
                row.get(VISIBILITY),
                row.get(DETAIL),
                row.get(BODY),
                row.get(AUTHOR),
                row.get(EVENT),
                row.get(HAPPENED_AT));
    }
}
