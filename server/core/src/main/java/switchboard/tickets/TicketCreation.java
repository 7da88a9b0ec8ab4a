package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Work;
import switchboard.tickets.codes.CodeBook;

/** The command that makes a ticket. */
final class TicketCreation {

    private static final List<String> FOR_AGENTS = List.of("assignee", "owner", "priority", "priorityReason");

    private final TicketGround ground;
    private final TicketNumbers numbers;

    TicketCreation(TicketGround ground, TicketNumbers numbers) {
        this.ground = ground;
        this.numbers = numbers;
    }

    Ticket create(Caller caller, Input input, Origin origin) {
        CodeBook codes = ground.codes().current();
        TicketInput fields = TicketInput.read(
                input, codes, TicketInput.Purpose.CREATION, ground.modules().hidden(caller));
        input.check();
        TicketReferences.Resolved references = ground.references().resolve(caller, List.of(fields));
        Instant now = ground.now();
        Ticket computed = new TicketComputation(codes, references)
                .created(fields, caller, origin, ground.ids().next(), now);
        requirePermitted(caller, fields, computed, references);
        TicketGuards.Verdict verdict = ground.guards().check("create", null, computed);
        Ticket ticket = numbered(computed, verdict);
        TicketJournal.Act act = TicketJournal.Act.of(caller, new Origin(ticket.channel(), origin.cause()), now);
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(TicketJournal.created(ground.ids().next(), ticket, act));
        TicketCommands.addFailedGuards(entries, ground, verdict, ticket, act);
        write(new TicketRows.New(ticket, codes.rank(ticket.priority()), null), entries);
        return ticket;
    }

    private Ticket numbered(Ticket computed, TicketGuards.Verdict verdict) {
        TicketEdit edit = new TicketEdit(computed);
        edit.number = Long.toString(numbers.next());
        if (!verdict.fields().isEmpty()) {
            edit.fields = CustomFields.merged(edit.fields, verdict.fields());
        }
        return edit.build();
    }

    /** A requester makes tickets of their own; who works on it, and how urgent it is, is said by those who may change it. */
    private void requirePermitted(
            Caller caller, TicketInput fields, Ticket ticket, TicketReferences.Resolved references) {
        if (!caller.reach(TicketAccess.CREATE)
                .covers(ticket.organization(), ticket.team(), java.util.Set.of(ticket.requester()))) {
            throw new ForbiddenException("access.forbidden", "A ticket for these people is beyond your permission.");
        }
        boolean foreign = !ticket.organization().equals(references.home(ticket.requester()))
                && !caller.reach(TicketAccess.CREATE).covers(ticket.organization(), null, java.util.Set.of());
        boolean ofAgents = FOR_AGENTS.stream().anyMatch(field -> fields.has(field) && fields.text(field) != null);
        if ((foreign || ofAgents) && !TicketAccess.covers(caller, TicketAccess.CHANGE, ticket)) {
            throw new ForbiddenException(
                    "access.forbidden",
                    "Assignee, owner, priority and another organization are set by those who may change the ticket.");
        }
    }

    private void write(TicketRows.New row, List<JournalEntry> entries) {
        try {
            ground.transactions().inTransaction(work -> {
                TicketRows.insert(work.dsl(), List.of(row));
                ground.journal().appendAll(work, entries);
                complete(work, row.ticket().id());
                return row;
            });
        } catch (DataAccessException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                throw new ConflictException(
                        "ticket.duplicate_external_id",
                        "There is a ticket with the externalId " + row.ticket().externalId() + " already.");
            }
            throw failure;
        }
    }

    private void complete(Work work, UUID id) {
        ground.completion().completes(work, "/api/v1/tickets/" + id);
    }
}
