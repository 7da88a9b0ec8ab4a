package switchboard.servicelevels.alarms;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.persistence.Database;
import switchboard.servicelevels.ServiceLevelPermissions;

/** The alarms of tickets that the host has found for the caller. */
public final class Alarms {

    private static final String UUID_TEXT = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Database database;
    private final Clock clock;
    private final Consumer<List<UUID>> refresh;

    /** @param refresh works tickets out anew */
    public Alarms(Database database, Clock clock, Consumer<List<UUID>> refresh) {
        this.database = database;
        this.clock = clock;
        this.refresh = refresh;
    }

    List<AlarmView> list(UUID ticket) {
        return database.read(dsl -> AlarmRows.ofTicket(dsl, ticket));
    }

    AlarmView acknowledge(Caller caller, UUID ticket, String id) {
        AlarmView alarm = find(ticket, id.matches(UUID_TEXT) ? UUID.fromString(id) : null);
        if (alarm.state().equals(AlarmTables.WAITING)) {
            throw new ConflictException("alarm.not_given", "This alarm was not given yet.");
        }
        if (alarm.state().equals(AlarmTables.GIVEN_STATE)) {
            database.inTransaction(transaction -> {
                AlarmRows.acknowledge(transaction.dsl(), alarm.id(), caller.id(), clock.instant());
                transaction.append(new EventDraft(
                        "servicelevel.acknowledged",
                        new Subject("ticket", ticket.toString()),
                        caller.id(),
                        ServiceLevelPermissions.READ_KEY,
                        organization(transaction.dsl(), alarm.id()),
                        Map.of("alarm", alarm.id().toString(), "level", alarm.level())));
                return alarm;
            });
            refresh.accept(List.of(ticket));
        }
        return find(ticket, alarm.id());
    }

    private static UUID organization(DSLContext dsl, UUID alarm) {
        return dsl.select(AlarmTables.ORGANIZATION)
                .from(AlarmTables.ALARM)
                .where(AlarmTables.ID.eq(alarm))
                .fetchSingle(AlarmTables.ORGANIZATION);
    }

    private AlarmView find(UUID ticket, @Nullable UUID id) {
        if (id == null) {
            throw absent();
        }
        return database.read(dsl -> AlarmRows.find(dsl, ticket, id)).orElseThrow(Alarms::absent);
    }

    private static NotFoundException absent() {
        return new NotFoundException("alarm.not_found", "There is no such alarm.");
    }
}
