package switchboard.tickets.watchers;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The table of watchers. */
final class WatcherTables {

    static final Table<?> WATCHER = DSL.table(DSL.name("core_ticket_watcher"));
    static final Field<UUID> TICKET = Columns.id(WATCHER, "ticket_id");
    static final Field<UUID> USER = Columns.id(WATCHER, "user_id");
    static final Field<String> REASON = Columns.text(WATCHER, "reason");
    static final Field<UUID> MERGED_FROM = Columns.id(WATCHER, "merged_from");
    static final Field<UUID> ADDED_BY = Columns.id(WATCHER, "added_by");
    static final Field<Instant> ADDED_AT = Columns.instant(WATCHER, "added_at");

    private WatcherTables() {}
}
