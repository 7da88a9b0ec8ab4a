package switchboard.servicelevels.simulations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.UnavailableException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.persistence.Database;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.servicelevels.policies.PolicyService;
import switchboard.servicelevels.policies.Proposal;

/**
 * Simulations, each its asker's alone: what it counts are the tickets that this person may read, so that it would tell
 * somebody else too much, or too little.
 */
public final class SimulationRuns {

    static final String PATH = "/api/v1/service-levels/simulations/";

    private static final Duration USUAL = Duration.ofDays(365);
    /** Of one organization, and not finished. */
    private static final int MOST = 5;

    private static final int TRIES = 5;
    private static final String LIST = "service-levels:simulations";
    private static final String DIFFERENCES = "service-levels:simulated-tickets";
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Database database;
    private final PolicyService policies;
    private final TicketService tickets;
    private final Access access;
    private final SimulationWork work;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public SimulationRuns(
            Database database,
            PolicyService policies,
            TicketService tickets,
            Access access,
            SimulationWork work,
            Clock clock,
            Supplier<UUID> ids) {
        this.database = database;
        this.policies = policies;
        this.tickets = tickets;
        this.access = access;
        this.work = work;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * An agreement about a ticket that would have gone another way.
     *
     * @param met as it was stored when the ticket was closed; null where nothing was agreed then
     * @param proposedMet null where nothing would have been agreed
     * @param elapsedMinutes that would have counted
     * @param targetMinutes that would have been agreed
     */
    @Schema(name = "SimulatedDifference")
    public record Difference(
            UUID ticket,
            String number,
            String kind,
            String target,
            @Nullable Boolean met,
            @Nullable Boolean proposedMet,
            @Nullable Long elapsedMinutes,
            @Nullable Long targetMinutes) {}

    SimulationView create(Caller caller, Input input) {
        access.require(caller, SimulationWork.READ_TICKETS);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant to = input.instant("to");
        Instant from = input.instant("from");
        Proposal proposal = policies.proposal(caller, input);
        Instant end = to == null || to.isAfter(now) ? now : to;
        Instant begin = from == null ? end.minus(USUAL) : from;
        if (!begin.isBefore(end)) {
            input.fail("from", "not_allowed", "must lie before to, and in the past");
        }
        input.check();
        SimulationRun run =
                SimulationRun.asked(ids.get(), caller.organization(), caller.id(), begin, end, proposal, now);
        insert(run);
        work.enqueue(run.id(), run.version());
        return SimulationView.of(run);
    }

    /** The place is a unique key, so that nobody has to be kept waiting to count. */
    private void insert(SimulationRun run) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                boolean inserted = database.inTransaction(transaction -> {
                    Set<Integer> taken = SimulationRows.slots(transaction.dsl(), run.organization());
                    int slot = 1;
                    while (taken.contains(slot)) {
                        slot++;
                    }
                    if (slot > MOST) {
                        return false;
                    }
                    SimulationRows.insert(transaction.dsl(), run, slot);
                    transaction.completes(PATH + run.id());
                    return true;
                });
                if (!inserted) {
                    throw new ConflictException(
                            "simulation.too_many",
                            "Your organization has " + MOST
                                    + " simulations that are not finished. Wait, or delete one.");
                }
                return;
            } catch (IntegrityConstraintViolationException taken) {
                // Somebody else was quicker to take the place; there may be another.
            }
        }
        throw new UnavailableException(
                "database.contended", "Too many others change the same thing right now.", Duration.ofSeconds(1));
    }

    Page<SimulationView.Summary> list(Caller caller, int limit, @Nullable String cursor) {
        UUID after =
                cursor == null ? null : key(Cursor.decode(cursor, LIST, 1).key().getFirst());
        List<SimulationRun> found = database.read(dsl -> SimulationRows.list(dsl, caller.id(), after, limit + 1));
        List<SimulationRun> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                page.stream().map(SimulationView.Summary::of).toList(),
                found.size() > limit ? new Cursor(LIST, page.getLast().id().toString()).encode() : null);
    }

    SimulationView get(Caller caller, String id) {
        return SimulationView.of(find(caller, id));
    }

    void delete(Caller caller, String id) {
        UUID known = id(id);
        if (!database.inTransaction(transaction -> SimulationRows.takeBack(transaction.dsl(), known, caller.id()))) {
            throw absent();
        }
    }

    /** A page may hold less than it could: what the caller may not read any more is left out. */
    Page<Difference> differences(Caller caller, String id, int limit, @Nullable String cursor) {
        SimulationRun run = find(caller, id);
        Comparison after = cursor == null ? null : after(cursor);
        List<Comparison> found = database.read(dsl -> SimulationRows.differences(dsl, run.id(), after, limit + 1));
        List<Comparison> page = found.subList(0, Math.min(limit, found.size()));
        Map<UUID, String> numbers = page.isEmpty()
                ? Map.of()
                : tickets
                        .find(
                                caller,
                                page.stream().map(Comparison::ticket).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Ticket::id, Ticket::number));
        List<Difference> shown = page.stream()
                .filter(each -> numbers.containsKey(each.ticket()))
                .map(each -> new Difference(
                        each.ticket(),
                        numbers.get(each.ticket()),
                        each.kind(),
                        each.target(),
                        each.met(),
                        each.proposedMet(),
                        each.elapsedMinutes(),
                        each.targetMinutes()))
                .toList();
        return new Page<>(shown, found.size() > limit ? cursor(page.getLast()) : null);
    }

    private static String cursor(Comparison last) {
        return new Cursor(DIFFERENCES, last.ticket().toString(), last.kind(), last.target()).encode();
    }

    private static Comparison after(String cursor) {
        List<String> key = Cursor.decode(cursor, DIFFERENCES, 3).key();
        return new Comparison(key(key.get(0)), key.get(1), key.get(2), null, null, null, null);
    }

    private static UUID key(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
        return UUID.fromString(text);
    }

    private SimulationRun find(Caller caller, String id) {
        UUID known = id(id);
        SimulationRun run = database.read(dsl -> SimulationRows.find(dsl, known));
        if (run == null || !run.askedBy().equals(caller.id())) {
            throw absent();
        }
        return run;
    }

    private static UUID id(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw absent();
        }
        return UUID.fromString(text);
    }

    private static NotFoundException absent() {
        return new NotFoundException("simulation.not_found", "There is no such simulation.");
    }
}
