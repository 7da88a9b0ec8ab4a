package switchboard.tickets;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.error.ConflictException;
import switchboard.api.tickets.Ticket;
import switchboard.events.Causation;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;

/**
 * Stops commands that answer each other without end. A chain of causes has a depth; and where causes were lost on the
 * way, as with mail that goes out and comes back, there is a budget of what a ticket takes in an hour from anything that
 * is no person. A person's own commands cost nothing.
 */
public final class LoopGuard {

    /** How many causes a command may have behind it. */
    static final int DEEPEST = 10;

    /** How many entries that no person made a ticket takes within {@link #WINDOW}. */
    static final int BUDGET = 100;

    static final Duration WINDOW = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(LoopGuard.class);
    private static final int MOST_TOLD = 50;

    private final Transactions transactions;
    private final Ids ids;
    private final Journal journal;

    LoopGuard(Transactions transactions, Ids ids, Journal journal) {
        this.transactions = transactions;
        this.ids = ids;
        this.journal = journal;
    }

    /**
     * Why a command is refused.
     *
     * @param reason {@code depth} or {@code budget}
     * @param root the event with which the chain began, as far as it was followed; null where no cause is known
     * @param ticket where it is told, null where no ticket led to it
     * @param since since when it would have been told of the same chain
     */
    private record Trip(
            String reason, @Nullable UUID root, @Nullable UUID ticket, Instant since) {

        boolean isTold(DSLContext dsl) {
            return ticket == null
                    || Causation.told(dsl, ticket, TicketJournal.LOOP_STOPPED, since, MOST_TOLD).stream()
                            .anyMatch(data -> reason.equals(data.get("reason"))
                                    && Objects.equals(data.get("root"), root == null ? null : root.toString()));
        }
    }

    /** @throws ConflictException {@code ticket.loop} where the command is one too many */
    public void check(Ticket ticket, String command, TicketJournal.Act act) {
        if (act.actor() != null && act.origin().cause() == null) {
            return;
        }
        Trip trip = transactions.read(dsl -> judged(dsl, ticket, act));
        if (trip != null) {
            stop(trip, ticket, command, act);
        }
    }

    /** The same for a command that makes a ticket: there is none yet that could have a budget. */
    void checkCreation(Ticket planned, TicketJournal.Act act) {
        UUID cause = act.origin().cause();
        if (cause == null) {
            return;
        }
        Trip trip = transactions.read(dsl -> tooDeep(dsl, cause, null));
        if (trip != null) {
            stop(trip, planned, "create", act);
        }
    }

    private static @Nullable Trip judged(DSLContext dsl, Ticket ticket, TicketJournal.Act act) {
        UUID cause = act.origin().cause();
        Trip deep = cause == null ? null : tooDeep(dsl, cause, ticket.id());
        if (deep != null) {
            return deep;
        }
        Instant since = act.at().minus(WINDOW);
        if (Causation.unattended(dsl, ticket.id(), since, BUDGET) < BUDGET) {
            return null;
        }
        return new Trip("budget", null, ticket.id(), since);
    }

    private static @Nullable Trip tooDeep(DSLContext dsl, UUID cause, @Nullable UUID ticket) {
        List<UUID> behind = Causation.of(dsl, cause, DEEPEST);
        if (behind.size() < DEEPEST) {
            return null;
        }
        UUID root = behind.getLast();
        UUID where = ticket != null ? ticket : Causation.ticketOf(dsl, cause).orElse(null);
        return new Trip("depth", root, where, Instant.ofEpochMilli(root.getMostSignificantBits() >>> 16));
    }

    private void stop(Trip trip, Ticket ticket, String command, TicketJournal.Act act) {
        if (!transactions.read(trip::isTold)) {
            transactions.inTransaction(work -> {
                // Several may be stopped at one moment: the ticket's row lets one after the other look and tell.
                TicketRows.exclude(work.dsl(), trip.ticket());
                if (!trip.isTold(work.dsl())) {
                    journal.append(work, stopped(trip, ticket, command, act));
                }
                return trip;
            });
            LOG.warn("Stopped a loop at the ticket {}: the {} of {}", trip.ticket(), trip.reason(), command);
        }
        throw new ConflictException(
                "ticket.loop",
                trip.reason().equals("depth")
                        ? "More than " + DEEPEST + " changes have followed from each other; this one is not made."
                        : "Within the hour this ticket has taken " + BUDGET
                                + " entries that no person made; no more are taken.");
    }

    private JournalEntry stopped(Trip trip, Ticket planned, String command, TicketJournal.Act act) {
        UUID where = Objects.requireNonNull(trip.ticket());
        return TicketJournal.stopped(ids.next(), where, planned, act, data(trip, command));
    }

    private static Map<String, Object> data(Trip trip, String command) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reason", trip.reason());
        data.put("command", command);
        if (trip.root() != null) {
            data.put("root", trip.root());
        }
        return data;
    }
}
