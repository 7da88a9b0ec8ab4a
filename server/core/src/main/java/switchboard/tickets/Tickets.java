package switchboard.tickets;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.KeyInformation;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Phase;
import switchboard.tickets.information.InformationRows;

/** The one way in to tickets: every write, whoever makes it, is one of these commands. */
public final class Tickets implements TicketService {

    private static final int MOST_IDS = 200;
    private static final int MOST_CHANGES = 1_000;

    private final TicketGround ground;
    private final Access access;
    private final TicketCreation creation;
    private final TicketCommands commands;
    private final TicketList list;
    private final TicketEntries entries;
    private final TicketDues dues;

    Tickets(
            TicketGround ground,
            Access access,
            TicketCreation creation,
            TicketList list,
            TicketEntries entries,
            TicketDues dues) {
        this.ground = ground;
        this.access = access;
        this.creation = creation;
        this.commands = new TicketCommands(ground);
        this.list = list;
        this.entries = entries;
        this.dues = dues;
    }

    /** A ticket by id or number; 404 {@code ticket.not_found} where it is not there or the caller may not see it. */
    public Ticket get(Caller caller, String idOrNumber) {
        return ground.modules().shown(caller, ground.finder().require(caller, idOrNumber));
    }

    /** What is chosen of a ticket, and its version. */
    public Part get(Caller caller, String idOrNumber, List<String> select) {
        TicketSelection selection = TicketSelection.parse(select);
        Ticket ticket = ground.finder().find(caller, idOrNumber, selection).orElseThrow(TicketFinder::absent);
        Ticket shown = ground.modules().shown(caller, ticket);
        return new Part(shown, selection == null ? shown : selection.of(shown));
    }

    /**
     * What is answered of a ticket.
     *
     * @param ticket as far as it was read
     * @param answer all of it, or what was chosen
     */
    public record Part(Ticket ticket, Object answer) {}

    /** A page of tickets, or of what is chosen of them; the parameters are those of {@code GET /api/v1/tickets}. */
    public Page<?> listParts(Caller caller, Map<String, List<String>> parameters) {
        TicketSelection selection = TicketSelection.parse(parameters.get(TicketSelection.PARAMETER));
        Page<Ticket> page = ground.modules().shown(caller, list.list(caller, parameters));
        return selection == null
                ? page
                : new Page<>(page.items().stream().map(selection::of).toList(), page.next(), page.count());
    }

    @Override
    public Page<Ticket> list(Caller caller, Map<String, List<String>> parameters) {
        Map<String, List<String>> whole = new HashMap<>(parameters);
        whole.remove(TicketSelection.PARAMETER);
        return ground.modules().shown(caller, list.list(caller, whole));
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
        return change(caller, id(caller, idOrNumber), input, ifVersion, origin, CommandTrail.NONE);
    }

    /** The same with a trail. */
    public Ticket change(
            Caller caller, UUID id, Input input, @Nullable Long ifVersion, Origin origin, CommandTrail trail) {
        CodeBook codes = ground.codes().current();
        TicketInput fields = TicketInput.read(
                input, codes, TicketInput.Purpose.CHANGE, ground.modules().sight(caller));
        input.check();
        TicketReferences.Resolved references = ground.references().resolve(caller, List.of(fields));
        TicketChange command = new TicketChange(ground, caller, fields, codes, references, origin);
        return ground.modules().shown(caller, commands.run(caller, id, ifVersion, command, trail));
    }

    /** Moves a ticket to another status. */
    public Ticket transition(Caller caller, String idOrNumber, Input input, @Nullable Long ifVersion, Origin origin) {
        return transition(caller, id(caller, idOrNumber), input, ifVersion, origin, CommandTrail.NONE);
    }

    /** The same with a trail. */
    public Ticket transition(
            Caller caller, UUID id, Input input, @Nullable Long ifVersion, Origin origin, CommandTrail trail) {
        CodeBook codes = ground.codes().current();
        TicketTransition.Wish wish = TicketTransition.Wish.read(input, codes);
        TicketTransition command = new TicketTransition(ground, caller, codes, id, wish, origin);
        return ground.modules().shown(caller, commands.run(caller, id, ifVersion, command, trail));
    }

    /**
     * Puts back what a command changed, as its trail has kept it, where the ticket has not changed since.
     *
     * @param version the one that the command left
     */
    public Ticket restore(
            Caller caller, UUID id, TicketRestoration before, long version, Origin origin, CommandTrail trail) {
        TicketReversal command = new TicketReversal(ground, caller, before, origin, (work, after) -> {});
        return ground.modules().shown(caller, commands.run(caller, id, version, command, trail));
    }

    /**
     * Does a step of a room above: a move and a change in one, with that room's own rows. Nothing is written where the
     * ticket stays as it is.
     *
     * @param ifVersion the version the step is meant for, or null for the newest
     */
    public Ticket step(Caller caller, UUID id, @Nullable Long ifVersion, TicketStep step, Origin origin) {
        return ground.modules()
                .shown(
                        caller,
                        commands.run(caller, id, ifVersion, new TicketStepCommand(ground, caller, step, origin)));
    }

    /** Whether the caller may do this with a ticket that they see. Not within a transaction. */
    public boolean permits(Caller caller, String permission, Ticket ticket) {
        return ground.access().permits(caller, permission, ticket);
    }

    /** What the ticket's status means. Not within a transaction: the code tables may have to be read. */
    public Phase phase(Ticket ticket) {
        return ground.codes().current().phase(ticket.status());
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
        requireFew(ids);
        return ground.modules().shown(caller, ground.finder().find(caller, ids));
    }

    @Override
    public Ticket create(Caller caller, Map<String, ?> fields, Origin origin) {
        return create(caller, new Input(fields), origin);
    }

    @Override
    public Ticket change(Caller caller, UUID id, Map<String, ?> fields, @Nullable Long ifVersion, Origin origin) {
        return change(caller, id, new Input(fields), ifVersion, origin, CommandTrail.NONE);
    }

    @Override
    public Ticket transition(Caller caller, UUID id, Map<String, ?> fields, Origin origin) {
        return transition(caller, id, new Input(fields), null, origin, CommandTrail.NONE);
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

    @Override
    public Map<UUID, KeyInformation> information(Caller caller, Collection<UUID> ids) {
        List<UUID> visible =
                find(caller, List.copyOf(ids)).stream().map(Ticket::id).toList();
        Map<UUID, InformationRows.Stored> stored =
                ground.transactions().read(dsl -> InformationRows.find(dsl, visible));
        Map<UUID, KeyInformation> known = new HashMap<>();
        for (UUID ticket : visible) {
            known.put(
                    ticket,
                    stored.getOrDefault(ticket, InformationRows.Stored.NOTHING)
                            .information()
                            .shown());
        }
        return known;
    }

    @Override
    public List<FieldChange> fieldHistory(Caller caller, UUID ticket, @Nullable FieldChange after, int limit) {
        requireChanges(limit);
        FieldSight sight = ground.modules().sight(caller);
        Condition visible = ground.access().reached(caller, TicketAccess.READ);
        return ground.transactions().read(dsl -> FieldHistoryRows.of(dsl, ticket, visible, sight, after, limit));
    }

    @Override
    public Map<UUID, List<FieldChange>> fieldHistories(Caller caller, Collection<UUID> ids, int limit) {
        requireChanges(limit);
        requireFew(ids);
        if (ids.isEmpty()) {
            return Map.of();
        }
        FieldSight sight = ground.modules().sight(caller);
        Condition visible = ground.access().reached(caller, TicketAccess.READ);
        return ground.transactions().read(dsl -> FieldHistoryRows.ofSeveral(dsl, ids, visible, sight, limit));
    }

    private static void requireChanges(int limit) {
        if (limit < 1 || limit > MOST_CHANGES) {
            throw new IllegalArgumentException("limit is from 1 to " + MOST_CHANGES);
        }
    }

    private static void requireFew(Collection<UUID> ids) {
        if (ids.size() > MOST_IDS) {
            throw new IllegalArgumentException("At most " + MOST_IDS + " ids");
        }
    }

    @Override
    public void publishDue(Map<UUID, ? extends Map<String, @Nullable Instant>> times) {
        dues.publish(times);
    }

    @Override
    public Map<UUID, Map<String, Instant>> dues(Collection<UUID> ids) {
        requireFew(ids);
        return ids.isEmpty() ? Map.of() : dues.of(ids);
    }
}
