package switchboard.servicelevels.alarms;

import static switchboard.servicelevels.alarms.AlarmTables.ACKNOWLEDGED;
import static switchboard.servicelevels.alarms.AlarmTables.ACKNOWLEDGED_BY;
import static switchboard.servicelevels.alarms.AlarmTables.ACKNOWLEDGED_STATE;
import static switchboard.servicelevels.alarms.AlarmTables.ACKNOWLEDGE_BY;
import static switchboard.servicelevels.alarms.AlarmTables.ALARM;
import static switchboard.servicelevels.alarms.AlarmTables.CYCLE;
import static switchboard.servicelevels.alarms.AlarmTables.DUE;
import static switchboard.servicelevels.alarms.AlarmTables.GIVEN;
import static switchboard.servicelevels.alarms.AlarmTables.GIVEN_STATE;
import static switchboard.servicelevels.alarms.AlarmTables.ID;
import static switchboard.servicelevels.alarms.AlarmTables.KIND;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_OF;
import static switchboard.servicelevels.alarms.AlarmTables.LEVEL;
import static switchboard.servicelevels.alarms.AlarmTables.REASON;
import static switchboard.servicelevels.alarms.AlarmTables.RECEIVER;
import static switchboard.servicelevels.alarms.AlarmTables.RECEIVER_ALARM;
import static switchboard.servicelevels.alarms.AlarmTables.RECEIVER_USER;
import static switchboard.servicelevels.alarms.AlarmTables.STATE;
import static switchboard.servicelevels.alarms.AlarmTables.TARGET;
import static switchboard.servicelevels.alarms.AlarmTables.TICKET;
import static switchboard.servicelevels.alarms.AlarmTables.VERSION;
import static switchboard.servicelevels.alarms.AlarmTables.WAITING;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads alarms, and writes what becomes of them. */
final class AlarmRows {

    private AlarmRows() {}

    /** Those whose time has come, longest ago first. */
    static List<DueAlarm> due(DSLContext dsl, Instant now, int limit) {
        return dsl.select(ID, TICKET, KIND, TARGET, CYCLE, LEVEL, LADDER_OF, REASON, DUE, VERSION)
                .from(ALARM)
                .where(STATE.eq(WAITING), DUE.le(now))
                .orderBy(DUE, ID)
                .limit(limit)
                .fetch(row -> new DueAlarm(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10()));
    }

    /** False where somebody else was quicker, or it is not to come any more. */
    static boolean give(
            DSLContext dsl, DueAlarm alarm, Instant now, @Nullable Instant acknowledgeBy, Set<UUID> receivers) {
        int rows = dsl.update(ALARM)
                .set(STATE, GIVEN_STATE)
                .set(GIVEN, now)
                .set(ACKNOWLEDGE_BY, acknowledgeBy)
                .set(VERSION, alarm.version() + 1)
                .where(ID.eq(alarm.id()), STATE.eq(WAITING), VERSION.eq(alarm.version()))
                .execute();
        if (rows == 1 && !receivers.isEmpty()) {
            var insert = dsl.insertInto(RECEIVER).columns(RECEIVER_ALARM, RECEIVER_USER);
            for (UUID receiver : receivers) {
                insert = insert.values(alarm.id(), receiver);
            }
            insert.execute();
        }
        return rows == 1;
    }

    /** Takes note; the first who does so stands there. */
    static void acknowledge(DSLContext dsl, UUID alarm, UUID by, Instant now) {
        dsl.update(ALARM)
                .set(STATE, ACKNOWLEDGED_STATE)
                .set(ACKNOWLEDGED, now)
                .set(ACKNOWLEDGED_BY, by)
                .set(VERSION, VERSION.plus(1))
                .where(ID.eq(alarm), STATE.eq(GIVEN_STATE))
                .execute();
    }

    /** At most 200, in their order. */
    static List<AlarmView> ofTicket(DSLContext dsl, UUID ticket) {
        List<AlarmView> alarms = dsl.select(
                        ID,
                        KIND,
                        TARGET,
                        CYCLE,
                        LEVEL,
                        STATE,
                        REASON,
                        DUE,
                        GIVEN,
                        ACKNOWLEDGE_BY,
                        ACKNOWLEDGED,
                        ACKNOWLEDGED_BY)
                .from(ALARM)
                .where(TICKET.eq(ticket))
                .orderBy(DUE, LEVEL, ID)
                .limit(200)
                .fetch(row -> new AlarmView(
                        row.get(ID),
                        row.get(KIND),
                        row.get(TARGET),
                        row.get(CYCLE),
                        row.get(LEVEL),
                        row.get(STATE),
                        row.get(REASON),
                        row.get(DUE),
                        row.get(GIVEN),
                        row.get(ACKNOWLEDGE_BY),
                        row.get(ACKNOWLEDGED),
                        row.get(ACKNOWLEDGED_BY),
                        Set.of()));
        if (alarms.isEmpty()) {
            return alarms;
        }
        var receivers = dsl.select(RECEIVER_ALARM, RECEIVER_USER)
                .from(RECEIVER)
                .where(RECEIVER_ALARM.in(alarms.stream().map(AlarmView::id).toList()))
                .fetchGroups(RECEIVER_ALARM, RECEIVER_USER);
        return alarms.stream()
                .map(alarm -> alarm.with(Set.copyOf(receivers.getOrDefault(alarm.id(), List.of()))))
                .toList();
    }

    static Optional<AlarmView> find(DSLContext dsl, UUID ticket, UUID id) {
        return ofTicket(dsl, ticket).stream()
                .filter(alarm -> alarm.id().equals(id))
                .findFirst();
    }
}
