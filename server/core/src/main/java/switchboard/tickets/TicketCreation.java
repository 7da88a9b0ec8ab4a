package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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
import switchboard.tickets.information.InformationRows;
import switchboard.tickets.information.KeyInformation;

/** The command that makes a ticket. */
final class TicketCreation {

    private static final List<String> FOR_AGENTS = List.of("assignee", "owner", "priority", "priorityReason");

    private final TicketGround ground;
    private final TicketNumbers numbers;

    TicketCreation(TicketGround ground, TicketNumbers numbers) {
        this.ground = ground;
        this.numbers = numbers;
    }

    /** What else belongs to a creation, in its transaction. */
    interface More {
        void written(Work work, Ticket ticket, TicketJournal.Act act);
    }

    Ticket create(Caller caller, Input input, Origin origin) {
        return create(caller, input, origin, (work, ticket, act) -> {});
    }

    Ticket create(Caller caller, Input input, Origin origin, More more) {
        CodeBook codes = ground.codes().current();
        TicketInput fields = TicketInput.read(
                input, codes, TicketInput.Purpose.CREATION, ground.modules().sight(caller));
        input.check();
        TicketReferences.Resolved references = ground.references().resolve(caller, List.of(fields));
        Instant now = ground.now();
        Ticket computed = new TicketComputation(codes, references)
                .created(fields, caller, origin, ground.ids().next(), now);
        requirePermitted(caller, fields, computed, references);
        TicketJournal.Act act = TicketJournal.Act.of(caller, new Origin(computed.channel(), origin.cause()), now);
        ground.loops().checkCreation(computed, act);
        RequiredFields.require(
                RequiredFields.missing(codes.requiredAtCreation(computed.kind()), computed, () -> fields.information()
                        .missing(codes.requiredInformation(computed.category()))));
        TicketGuards.Verdict verdict = ground.guards().check("create", null, computed);
        Ticket ticket = numbered(computed, verdict);
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(TicketJournal.created(ground.ids().next(), ticket, act));
        TicketCommands.addFailedGuards(entries, ground, verdict, ticket, act);
        write(
                new TicketRows.New(ticket, codes, null),
                fields.information(),
                act,
                entries,
                work -> more.written(work, ticket, act));
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

    private void write(
            TicketRows.New row,
            KeyInformation information,
            TicketJournal.Act act,
            List<JournalEntry> entries,
            Consumer<Work> more) {
        boolean informed = !information.equals(KeyInformation.NONE);
        if (informed) {
            entries.add(
                    TicketInformation.entry(ground.ids().next(), row.ticket(), KeyInformation.NONE, information, act));
        }
        try {
            ground.transactions().inTransaction(work -> {
                TicketRows.insert(work.dsl(), List.of(row));
                if (informed) {
                    InformationRows.insert(work.dsl(), row.ticket().id(), information, act.at());
                }
                ground.journal().appendAll(work, entries);
                more.accept(work);
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
