package switchboard.tickets.swarm;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** The table of those who take part. */
final class ParticipantTables {

    static final Table<?> PARTICIPANT = DSL.table(DSL.name("core_ticket_participant"));
    static final Field<UUID> TICKET = Columns.id(PARTICIPANT, "ticket_id");
    static final Field<UUID> ID = Columns.id(PARTICIPANT, "participant_id");
    static final Field<String> KIND = Columns.text(PARTICIPANT, "kind");
    static final Field<Boolean> OPEN = Columns.flag(PARTICIPANT, "is_open");
    static final Field<UUID> INVITED_BY = Columns.id(PARTICIPANT, "invited_by");
    static final Field<Instant> INVITED_AT = Columns.instant(PARTICIPANT, "invited_at");

    private ParticipantTables() {}
}
