package switchboard.servicelevels.simulations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.jobs.JobQueue;
import switchboard.api.persistence.Database;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.servicelevels.ServiceLevelPermissions;
import switchboard.servicelevels.policies.Policies;
import switchboard.servicelevels.policies.PolicyBook;
import switchboard.servicelevels.tracking.ClockSource;
import switchboard.servicelevels.tracking.Outcome;
import switchboard.servicelevels.tracking.Outcomes;
import switchboard.servicelevels.tracking.WholeTickets;

/**
 * Works through simulations, a page of tickets at a time in the order in which they were closed. What was counted and where
 * to go on are written together, so that each ticket counts once however often the work is broken off, and whoever finds that
 * somebody else has written stops.
 */
public final class SimulationWork {

    static final String READ_TICKETS = "ticket:read";
    private static final String JOB = "simulate";
    private static final String UPKEEP = "simulation-upkeep";
    private static final Duration KEPT = Duration.ofDays(30);
    /** What rests for so long has lost its place in the queue. */
    private static final Duration RESTING = Duration.ofMinutes(3);

    private static final int MOST_FAILURES = 10;
    private static final int AT_ONCE = 1_000;
    private static final int LONGEST_PROBLEM = 200;

    private final Database database;
    private final Parts parts;
    private final Pace pace;
    private final Clock clock;

    /** What it reads and asks. */
    public record Parts(
            TicketService tickets,
            WholeTickets whole,
            Access access,
            JobQueue jobs,
            ClockSource source,
            Outcomes outcomes,
            Policies policies) {}

    /**
     * How much is done at once, so that a run is short and a new version of the module need not wait for it.
     *
     * @param page tickets that are read and written together
     * @param pages of a run, before it queues up again
     */
    public record Pace(int page, int pages) {

        public static final Pace USUAL = new Pace(100, 10);
    }

    public SimulationWork(Database database, Parts parts, Pace pace, Clock clock) {
        this.database = database;
        this.parts = parts;
        this.pace = pace;
        this.clock = clock;
    }

    /** Works through what was asked for, and throws away what is old. */
    public static List<JobDefinition> jobs(Supplier<SimulationWork> work) {
        return List.of(
                new JobDefinition(JOB, null, payload -> work.get().run(UUID.fromString(payload))),
                new JobDefinition(
                        UPKEEP, Duration.ofMinutes(1), payload -> work.get().keepUp()));
    }

    /** Queues the next run; each is a piece of work of its own, so that none waits for the end of the one before. */
    void enqueue(UUID simulation, long version) {
        parts.jobs().enqueue(JOB, simulation + " " + version, simulation.toString(), clock.instant());
    }

    private void run(UUID id) {
        SimulationRun run = database.read(dsl -> SimulationRows.find(dsl, id));
        try {
            for (int page = 0; page < pace.pages(); page++) {
                if (run == null || run.state() != SimulationRun.State.RUNNING) {
                    return;
                }
                run = page(run);
            }
        } catch (RuntimeException failure) {
            failed(id, failure);
            throw failure;
        }
        if (run != null && run.state() == SimulationRun.State.RUNNING) {
            enqueue(id, run.version());
        }
    }

    /** After one page; null where somebody else has written meanwhile, and goes on with it or has ended it. */
    private @Nullable SimulationRun page(SimulationRun run) {
        Caller asker = parts.access().caller(run.askedBy()).orElse(null);
        if (asker == null || !asker.has(READ_TICKETS) || !asker.has(ServiceLevelPermissions.READ_KEY)) {
            return written(
                    run.failed(true, "Whoever asked for it may not read this any more.", clock.instant()), List.of());
        }
        Page<Ticket> page = parts.tickets().list(asker, parameters(run));
        PolicyBook book = run.proposal().over(parts.policies().current());
        Map<UUID, List<Outcome>> stored =
                parts.outcomes().of(page.items().stream().map(Ticket::id).toList());
        List<Ticket> closed = parts.whole().of(page.items());
        Map<UUID, List<Outcome>> proposed = parts.source().outcomes(closed, clock.instant(), book);
        Totals totals = run.totals().copy();
        List<Comparison> differences = new ArrayList<>();
        for (Ticket ticket : closed) {
            List<Comparison> comparisons = Comparison.of(
                    ticket.id(),
                    stored.getOrDefault(ticket.id(), List.of()),
                    proposed.getOrDefault(ticket.id(), List.of()));
            totals.add(ticket, comparisons);
            comparisons.stream().filter(Comparison::differs).forEach(differences::add);
        }
        Instant reached = page.items().isEmpty() ? null : page.items().getLast().closedAt();
        return written(
                run.after(page.next(), reached, page.items().size(), differences.size(), totals, clock.instant()),
                differences);
    }

    private Map<String, List<String>> parameters(SimulationRun run) {
        Map<String, List<String>> parameters = new TreeMap<>(Map.of(
                "status",
                List.of("closed"),
                "closedSince",
                List.of(run.from().toString()),
                "closedBefore",
                List.of(run.to().toString()),
                "sort",
                List.of("closedAt"),
                "limit",
                List.of(Integer.toString(pace.page()))));
        if (run.nextPage() != null) {
            parameters.put("cursor", List.of(run.nextPage()));
        }
        return parameters;
    }

    private @Nullable SimulationRun written(SimulationRun next, List<Comparison> differences) {
        boolean written = database.inTransaction(transaction -> {
            boolean own = SimulationRows.update(transaction.dsl(), next);
            if (own) {
                SimulationRows.insertDifferences(transaction.dsl(), next.id(), differences);
            }
            return own;
        });
        return written ? next : null;
    }

    /** The queue tries again, with growing pauses; what fails all the same gives its place to others. */
    private void failed(UUID id, RuntimeException failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String why = text.substring(
                0, text.offsetByCodePoints(0, Math.min(LONGEST_PROBLEM, text.codePointCount(0, text.length()))));
        try {
            SimulationRun now = database.read(dsl -> SimulationRows.find(dsl, id));
            if (now != null && now.state() == SimulationRun.State.RUNNING) {
                SimulationRun unused =
                        written(now.failed(now.failures() + 1 >= MOST_FAILURES, why, clock.instant()), List.of());
            }
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** Queues what has lost its place, and removes what is old or was taken back, some rows at a time. */
    private void keepUp() {
        Instant now = clock.instant();
        List<UUID> resting = database.read(dsl -> SimulationRows.resting(dsl, now.minus(RESTING), AT_ONCE));
        resting.forEach(id -> enqueue(id, 0));
        database.inTransaction(transaction -> SimulationRows.takeBack(transaction.dsl(), now.minus(KEPT), AT_ONCE));
        for (UUID id : database.read(dsl -> SimulationRows.deleted(dsl, AT_ONCE))) {
            while (!database.inTransaction(transaction -> SimulationRows.purge(transaction.dsl(), id, AT_ONCE))) {
                // The next thousand; each is a short transaction of its own.
            }
        }
    }
}
