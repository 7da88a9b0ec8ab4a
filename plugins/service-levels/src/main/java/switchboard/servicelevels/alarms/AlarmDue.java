package switchboard.servicelevels.alarms;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;

/** When the clock of an alarm is due; where it stands still, when the alarm was. */
final class AlarmDue {

    private static final Table<?> CLOCK = DSL.table(DSL.name("sla_clock"));
    private static final Field<UUID> TICKET = Columns.id(CLOCK, "ticket_id");
    private static final Field<String> KIND = Columns.text(CLOCK, "kind");
    private static final Field<String> TARGET = Columns.text(CLOCK, "target");
    private static final Field<Instant> DUE = Columns.instant(CLOCK, "due_at");

    private AlarmDue() {}

    static Instant of(DSLContext dsl, DueAlarm alarm) {
        Instant due = dsl.select(DUE)
                .from(CLOCK)
                .where(TICKET.eq(alarm.ticket()), KIND.eq(alarm.kind()), TARGET.eq(alarm.target()))
                .fetchOne(DUE);
        return due == null ? alarm.due() : due;
    }
}
