package switchboard.servicelevels.alarms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.notifications.Notification;
import switchboard.api.persistence.Database;
import switchboard.api.rotas.OnCall;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.api.users.UserDirectory;
import switchboard.servicelevels.ServiceLevelPermissions;
import switchboard.servicelevels.policies.Target;

/** Gives alarms when their time has come, each once. It asks an index what is due, and looks at nothing else. */
public final class AlarmJob {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int BATCH = 100;
    private static final String CRITICAL = "critical";

    private final Database database;
    private final Ladders ladders;
    private final Receivers receivers;
    private final TicketService tickets;
    private final Access access;
    private final Clock clock;
    private final Consumer<List<UUID>> refresh;

    /** @param refresh works tickets out anew */
    public AlarmJob(
            Database database,
            Ladders ladders,
            UserDirectory people,
            OnCall onCall,
            TicketService tickets,
            Access access,
            Clock clock,
            Consumer<List<UUID>> refresh) {
        this.database = database;
        this.ladders = ladders;
        this.receivers = new Receivers(people, onCall);
        this.tickets = tickets;
        this.access = access;
        this.clock = clock;
        this.refresh = refresh;
    }

    public static JobDefinition job(Supplier<AlarmJob> alarms) {
        return new JobDefinition("alarms", EVERY, payload -> alarms.get().run());
    }

    /** What is due is worked out anew first: somebody may have answered a moment ago. */
    void run() {
        while (!Thread.currentThread().isInterrupted()) {
            List<UUID> concerned =
                    due().stream().map(DueAlarm::ticket).distinct().toList();
            if (concerned.isEmpty()) {
                return;
            }
            refresh.accept(concerned);
            due().stream().filter(alarm -> concerned.contains(alarm.ticket())).forEach(this::give);
            refresh.accept(concerned);
        }
    }

    private List<DueAlarm> due() {
        Instant now = clock.instant();
        return database.read(dsl -> AlarmRows.due(dsl, now, BATCH));
    }

    private void give(DueAlarm alarm) {
        Instant now = clock.instant();
        Optional<Ticket> found = tickets.find(access.system(), alarm.ticket());
        Level level = level(alarm);
        if (found.isEmpty() || level == null) {
            database.inTransaction(transaction -> AlarmRows.give(transaction.dsl(), alarm, now, null, Set.of()));
            return;
        }
        Ticket ticket = found.get();
        Set<UUID> told = receivers.of(level, ticket, now);
        Instant acknowledgeBy =
                level.acknowledgeWithin() == null ? null : now.plus(Duration.ofMinutes(level.acknowledgeWithin()));
        Map<String, Object> values = values(alarm, ticket);
        database.inTransaction(transaction -> {
            if (!AlarmRows.give(transaction.dsl(), alarm, now, acknowledgeBy, told)) {
                return false;
            }
            transaction.append(new EventDraft(
                    "servicelevel." + alarm.reason(),
                    new Subject("ticket", ticket.id().toString()),
                    null,
                    ServiceLevelPermissions.READ_KEY,
                    ticket.organization(),
                    Map.of(
                            "alarm", alarm.id().toString(),
                            "kind", alarm.kind(),
                            "target", alarm.target(),
                            "cycle", alarm.cycle(),
                            "level", alarm.level(),
                            "receivers",
                                    told.stream().map(UUID::toString).sorted().toList())));
            if (!told.isEmpty()) {
                transaction.notify(new Notification(
                        "servicelevel." + alarm.reason(),
                        new Subject("ticket", ticket.id().toString()),
                        ticket.organization(),
                        told,
                        values,
                        level.urgent() || ticket.priority().equals(CRITICAL),
                        alarm.once(),
                        level.channels()));
            }
            return true;
        });
    }

    private @Nullable Level level(DueAlarm alarm) {
        return ladders.current().stream()
                .filter(ladder -> ladder.id().equals(alarm.ladder()))
                .filter(ladder -> ladder.levels().size() >= alarm.level())
                .map(ladder -> ladder.levels().get(alarm.level() - 1))
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> values(DueAlarm alarm, Ticket ticket) {
        Map<String, Object> values = new HashMap<>();
        values.put("number", ticket.number());
        values.put("priority", ticket.priority());
        values.put("level", alarm.level());
        values.put(Target.of(alarm.target()).field(), true);
        values.put("due", database.read(dsl -> AlarmDue.of(dsl, alarm)));
        return values;
    }
}
