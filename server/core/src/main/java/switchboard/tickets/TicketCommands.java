package switchboard.tickets;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Work;
import switchboard.tickets.closure.Answers;
import switchboard.tickets.fields.FieldBook;

/**
 * Carries out a command to a ticket that is there: load, compute, ask the guards, and write in one transaction where the
 * version is still the same. Without a wished version the command begins again when another writer was faster, so that
 * the last write wins; with one the lost race is told.
 */
final class TicketCommands {

    private static final int TRIES = 50;

    private final TicketGround ground;
    private final TicketTurns turns = new TicketTurns();

    TicketCommands(TicketGround ground) {
        this.ground = ground;
    }

    /** What a command makes of the ticket as it is. Asked again whenever the ticket has changed meanwhile. */
    interface Command {

        /** The name guards know it by. */
        String name();

        /** Refuses, or says what the ticket becomes; the same ticket where there is nothing to do. */
        Ticket compute(Ticket before);

        /** What the caller would have made of the ticket, to be told beside what is there. */
        default Ticket wanted(Ticket current) {
            return compute(current);
        }

        List<JournalEntry> entries(Ticket before, Ticket after);

        TicketJournal.Act act();

        /** What else belongs to the command, in its transaction, once the ticket and its entries are written. */
        default void written(Work work, Ticket before, Ticket after) {}

        /** What the caller says about a closing; asked only where the ticket is closed. */
        default Answers answers() {
            return Answers.NONE;
        }

        /** Where the result can be read, for a command that comes as a POST; null for others. */
        default @Nullable String location() {
            return null;
        }
    }

    Ticket run(Caller caller, UUID id, @Nullable Long ifVersion, Command command) {
        return run(caller, id, ifVersion, command, CommandTrail.NONE);
    }

    Ticket run(Caller caller, UUID id, @Nullable Long ifVersion, Command command, CommandTrail trail) {
        return ifVersion != null
                ? tried(caller, id, ifVersion, command, trail)
                : turns.inTurn(id, () -> tried(caller, id, null, command, trail));
    }

    private Ticket tried(Caller caller, UUID id, @Nullable Long ifVersion, Command command, CommandTrail trail) {
        for (int tries = 0; tries < TRIES; tries++) {
            Ticket before = ground.finder().require(caller, id);
            if (ifVersion != null && ifVersion != before.version()) {
                throw stale(before, command.wanted(before));
            }
            Ticket computed = command.compute(before);
            if (computed == before) {
                return before;
            }
            if (tries == 0) {
                ground.loops().check(before, command.name(), command.act());
            }
            TicketGuards.Verdict verdict = ground.guards().check(command.name(), before, computed);
            Ticket after = withFields(computed, verdict);
            if (write(command, before, after, verdict, trail)) {
                return after;
            }
        }
        throw new UnavailableException(
                "ticket.busy", "Too many others are changing this ticket.", Duration.ofSeconds(1));
    }

    private boolean write(
            Command command, Ticket before, Ticket after, TicketGuards.Verdict verdict, CommandTrail trail) {
        TicketRows.New row = new TicketRows.New(after, ground.codes().current(), null);
        TicketClosing.Ending ending = ground.closing().of(ground, before, after, verdict.fields(), command);
        List<JournalEntry> entries =
                new ArrayList<>(TicketJournal.explained(command.entries(before, after), ending.data()));
        addFailedGuards(entries, ground, verdict, after, command.act());
        FieldBook fields = ground.modules().book();
        try {
            return ground.transactions().inTransaction(work -> {
                if (!TicketRows.update(work.dsl(), before, row, fields)) {
                    return false;
                }
                if (!before.status().equals(after.status())) {
                    ground.checks().forEach(check -> check.check(work.dsl(), row.codes(), before, after));
                }
                ground.journal().appendAll(work, entries);
                if (row.wasFinal(before) && !row.isFinal()) {
                    // Whatever led it out of its end, it is on its own feet again.
                    MergeRows.delete(work.dsl(), after.id());
                }
                command.written(work, before, after);
                ending.write().accept(work);
                trail.done(work, after, TicketRestoration.of(before, after));
                if (command.location() != null) {
                    ground.completion().completes(work, command.location());
                }
                return true;
            });
        } catch (DataAccessException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                throw new ConflictException(
                        "ticket.duplicate_external_id",
                        "There is a ticket with the externalId " + after.externalId() + " already.");
            }
            throw failure;
        }
    }

    static void addFailedGuards(
            List<JournalEntry> entries,
            TicketGround ground,
            TicketGuards.Verdict verdict,
            Ticket ticket,
            TicketJournal.Act act) {
        for (String guard : verdict.failed()) {
            entries.add(TicketJournal.entry(
                    ground.ids().next(),
                    TicketJournal.GUARD_FAILED,
                    ticket,
                    act,
                    true,
                    Map.of("guard", guard),
                    Map.of()));
        }
    }

    private static Ticket withFields(Ticket computed, TicketGuards.Verdict verdict) {
        if (verdict.fields().isEmpty()) {
            return computed;
        }
        TicketEdit edit = new TicketEdit(computed);
        edit.fields = CustomFields.merged(computed.fields(), verdict.fields());
        return edit.build();
    }

    /** 412 with what the caller wanted beside what is there now. */
    private static ServiceDeskException stale(Ticket current, Ticket wanted) {
        List<Map<String, Object>> differences = new ArrayList<>();
        for (TicketChanges.Change change : TicketChanges.between(current, wanted)) {
            Map<String, Object> difference = new LinkedHashMap<>();
            difference.put("field", change.field());
            difference.put("yours", change.after());
            difference.put("current", change.before());
            differences.add(difference);
        }
        return new ServiceDeskException(
                Refusal.STALE,
                "request.stale",
                "The ticket has changed since you read it.",
                List.of(),
                Map.of("differences", differences),
                null);
    }
}
