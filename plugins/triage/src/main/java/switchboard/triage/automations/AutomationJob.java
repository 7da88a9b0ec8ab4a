package switchboard.triage.automations;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.conditions.Conditions;
import switchboard.triage.definitions.Definition;
import switchboard.triage.definitions.Definitions;
import switchboard.triage.rules.TimedRun;

/** Acts where time has passed: on timers that are due, and on tickets with something that is due soon. */
public final class AutomationJob {

    private static final int MOST_TIMERS = 500;

    private final Ground ground;
    private final Definitions automations;
    private final Conditions conditions;
    private final TimedRun run;
    private final Timers timers;
    private final Enrolment enrolment;
    private final DueTickets dueTickets;

    public AutomationJob(Ground ground, Definitions automations, Conditions conditions, TimedRun run) {
        this(ground, automations, conditions, run, DueTickets.Bounds.STANDARD);
    }

    AutomationJob(
            Ground ground, Definitions automations, Conditions conditions, TimedRun run, DueTickets.Bounds bounds) {
        this.ground = ground;
        this.automations = automations;
        this.conditions = conditions;
        this.run = run;
        this.timers = new Timers(ground.database());
        this.enrolment = new Enrolment(ground, timers);
        this.dueTickets = new DueTickets(ground, timers, bounds);
    }

    public static JobDefinition job(Supplier<AutomationJob> job) {
        return new JobDefinition(
                "automations", Duration.ofSeconds(20), payload -> job.get().run());
    }

    void run() {
        Map<UUID, Automation> running = new HashMap<>();
        for (Definition each : automations.all()) {
            if (each.runs()) {
                running.put(each.id(), Automation.of(each));
            }
        }
        enrolment.run(List.copyOf(running.values()));
        for (Timers.Timer timer : timers.due(ground.clock().instant(), MOST_TIMERS)) {
            idle(timer, running.get(timer.automation()));
        }
        running.values().stream().filter(each -> each.due() != null).forEach(this::beforeDue);
    }

    private void idle(Timers.Timer timer, @Nullable Automation automation) {
        Ticket ticket =
                ground.tickets().find(ground.access().system(), timer.ticket()).orElse(null);
        if (automation != null && ticket != null && automation.watches(ticket)) {
            act(automation, ticket, timer.period(), timer.cause());
        }
        timers.fired(timer, ground.clock().instant());
    }

    private void beforeDue(Automation automation) {
        Instant until = ground.clock().instant().plus(automation.time());
        dueTickets.forEach(automation, until, ticket -> {
            act(automation, ticket, "due", null);
            UUID id = automation.definition().id();
            timers.begin(id, ticket.id(), "due", null, until);
            timers.fired(
                    new Timers.Timer(id, ticket.id(), "due", null, until),
                    ground.clock().instant());
        });
    }

    /** Under an id of its own for each period, so that what was begun before a crash is gone on with. */
    private void act(Automation automation, Ticket ticket, String period, @Nullable UUID cause) {
        List<String> parts = new ArrayList<>(
                List.of(automation.definition().id().toString(), ticket.id().toString(), period));
        if (period.equals("due")) {
            // A ticket that is opened again may come to the same time once more.
            parts.add(String.valueOf(ticket.resolvedAt()));
        }
        UUID occasion = UUID.nameUUIDFromBytes(String.join(" ", parts).getBytes(StandardCharsets.UTF_8));
        run.act(automation.rule(conditions), ticket, occasion, cause);
    }
}
