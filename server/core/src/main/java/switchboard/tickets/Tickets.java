package switchboard.tickets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.tickets.codes.CodeBook;

/** The one way in to tickets: every write, whoever makes it, is one of these commands. */
public final class Tickets implements TicketService {

    private static final int MOST_IDS = 200;

    private final TicketGround ground;
    private final Access access;
    private final TicketCreation creation;
    private final TicketCommands commands;
    private final TicketList list;
    private final TicketEntries entries;

    Tickets(TicketGround ground, Access access, TicketCreation creation, TicketList list, TicketEntries entries) {
        this.ground = ground;
        this.access = access;
        this.creation = creation;
        this.commands = new TicketCommands(ground);
        this.list = list;
        this.entries = entries;
    }

    /** A ticket by id or number; 404 {@code ticket.not_found} where it is not there or the caller may not see it. */
    public Ticket get(Caller caller, String idOrNumber) {
        return ground.modules().shown(caller, ground.finder().require(caller, idOrNumber));
    }

    /** A page of tickets; the parameters are those of {@code GET /api/v1/tickets}. */
    public Page<Ticket> list(Caller caller, Map<String, List<String>> parameters) {
        return ground.modules().shown(caller, list.list(caller, parameters));
    }

    public Ticket create(Caller caller, Input input, Origin origin) {
        access.require(caller, TicketAccess.CREATE);
        return ground.modules().shown(caller, creation.create(caller, input, origin));
    }

    /**
     * Changes fields.
     *
     * @param ifVersion the version the change is meant for, or null for the newest
     */
    public Ticket change(Caller caller, String idOrNumber, Input input, @Nullable Long ifVersion, Origin origin) {
        return change(caller, id(caller, idOrNumber), input, ifVersion, origin);
    }

    private Ticket change(Caller caller, UUID id, Input input, @Nullable Long ifVersion, Origin origin) {
        CodeBook codes = ground.codes().current();
        TicketInput fields = TicketInput.read(
                input, codes, TicketInput.Purpose.CHANGE, ground.modules().hidden(caller));
        input.check();
        TicketReferences.Resolved references = ground.references().resolve(caller, List.of(fields));
        TicketChange command = new TicketChange(ground, caller, fields, codes, references, origin);
        return ground.modules().shown(caller, commands.run(caller, id, ifVersion, command));
    }

    /** Moves a ticket to another status. */
    public Ticket transition(Caller caller, String idOrNumber, Input input, @Nullable Long ifVersion, Origin origin) {
        return transition(caller, id(caller, idOrNumber), input, ifVersion, origin);
    }

    private Ticket transition(Caller caller, UUID id, Input input, @Nullable Long ifVersion, Origin origin) {
        CodeBook codes = ground.codes().current();
        TicketTransition.Wish wish = TicketTransition.Wish.read(input, codes);
        TicketTransition command = new TicketTransition(ground, caller, codes, id, wish, origin);
        return ground.modules().shown(caller, commands.run(caller, id, ifVersion, command));
    }

    /** An id needs no query: the command looks for the ticket itself. */
    private UUID id(Caller caller, String idOrNumber) {
        return TicketFinder.id(idOrNumber)
                .orElseGet(() -> ground.finder().require(caller, idOrNumber).id());
    }

    @Override
    public Optional<Ticket> find(Caller caller, UUID id) {
        return ground.finder().find(caller, id.toString()).map(ticket -> ground.modules()
                .shown(caller, ticket));
    }

    @Override
    public List<Ticket> find(Caller caller, List<UUID> ids) {
        if (ids.size() > MOST_IDS) {
            throw new IllegalArgumentException("At most " + MOST_IDS + " ids");
        }
        return ground.modules().shown(caller, ground.finder().find(caller, ids));
    }

    @Override
    public Ticket create(Caller caller, Map<String, ?> fields, Origin origin) {
        return create(caller, new Input(fields), origin);
    }

    @Override
    public Ticket change(Caller caller, UUID id, Map<String, ?> fields, @Nullable Long ifVersion, Origin origin) {
        return change(caller, id, new Input(fields), ifVersion, origin);
    }

    @Override
    public Ticket transition(Caller caller, UUID id, Map<String, ?> fields, Origin origin) {
        return transition(caller, id, new Input(fields), null, origin);
    }

    @Override
    public UUID reply(Caller caller, UUID id, String body, Origin origin) {
        return entries.reply(caller, id.toString(), new Input(Map.of("body", body)), origin)
                .id();
    }

    @Override
    public UUID note(Caller caller, UUID id, String body, Origin origin) {
        return entries.note(caller, id.toString(), new Input(Map.of("body", body)), origin)
                .id();
    }
}
