package switchboard.tickets;

import static switchboard.tickets.TicketTables.NOTE;
import static switchboard.tickets.TicketTables.REPLY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Work;
import switchboard.tickets.TicketTables.EntryTable;

/** Public replies and internal notes: the commands that add them, and the lists of them. */
public final class TicketEntries {

    static final String TO_CHILDREN = "toChildren";
    private static final String IN_REPLY_TO = "inReplyTo";

    private final TicketGround ground;
    private final TicketMerges merges;
    private final Watching watching;

    TicketEntries(TicketGround ground, TicketMerges merges, Watching watching) {
        this.ground = ground;
        this.merges = merges;
        this.watching = watching;
    }

    /** Adds a public reply; that to a ticket which was merged lands where it is gone on with. */
    public PublicReply reply(Caller caller, String ticket, Input input, Origin origin) {
        boolean toChildren = Boolean.TRUE.equals(input.flag(TO_CHILDREN));
        String body = body(input);
        Ticket asked = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.REPLY, asked);
        if (toChildren) {
            ground.access().require(caller, TicketAccess.CHANGE, asked);
        }
        Ticket found = merges.standing(asked);
        TicketJournal.Act act = act(caller, input, origin, found);
        UUID id = ground.ids().next();
        Map<String, Object> data = toChildren ? Map.of(TO_CHILDREN, true) : Map.of();
        add(
                REPLY,
                new EntryRows.New(id, found.id(), act.actor(), act.origin().channel(), body, null, act.at()),
                found,
                act,
                data);
        return new PublicReply(id, found.id(), act.actor(), act.origin().channel(), body, act.at());
    }

    /** Adds an internal note; one that answers another stands in its thread. */
    public InternalNote note(Caller caller, String ticket, Input input, Origin origin) {
        String inReplyTo = input.text(IN_REPLY_TO, TicketInput.LONGEST_REFERENCE);
        String body = body(input);
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.NOTE, found);
        NoteThread thread = inReplyTo == null ? null : thread(caller, found, inReplyTo);
        TicketJournal.Act act = act(caller, input, origin, found);
        UUID id = ground.ids().next();
        String channel = act.origin().channel();
        add(
                NOTE,
                new EntryRows.New(id, found.id(), act.actor(), channel, body, null, act.at(), thread),
                found,
                act,
                NoteThread.data(thread));
        return new InternalNote(
                id,
                found.id(),
                act.actor(),
                channel,
                body,
                act.at(),
                thread == null ? null : thread.inReplyTo(),
                thread == null ? null : thread.root());
    }

    /** A note is answered by those who may read it. */
    private NoteThread thread(Caller caller, Ticket ticket, String inReplyTo) {
        ground.access().require(caller, TicketAccess.READ_NOTES, ticket);
        return one(NOTE, ticket, inReplyTo.strip())
                .map(row -> NoteThread.answering(row.get(NOTE.id), row.get(TicketTables.NOTE_THREAD)))
                .orElseThrow(() -> new InvalidInputException(
                        IN_REPLY_TO, "not_found", "inReplyTo must be a note of the same ticket."));
    }

    /** The replies of a ticket, oldest first. */
    public Page<PublicReply> replies(Caller caller, String ticket, int limit, @Nullable String cursor) {
        Ticket found = ground.finder().require(caller, ticket);
        return page(REPLY, found, "replies", limit, cursor, TicketEntries::reply);
    }

    /** The notes of a ticket, oldest first; 403 for whoever may not read notes. */
    public Page<InternalNote> notes(Caller caller, String ticket, int limit, @Nullable String cursor) {
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.READ_NOTES, found);
        return page(NOTE, found, "notes", limit, cursor, TicketEntries::note);
    }

    /**
     * One thread of notes, oldest first: the note that it began with, and all that stands in it.
     *
     * @param thread any note of it
     */
    public Page<InternalNote> thread(Caller caller, String ticket, String thread, int limit, @Nullable String cursor) {
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.READ_NOTES, found);
        Record named =
                one(NOTE, found, thread).orElseThrow(() -> QueryParameters.bad("thread", "a note of the ticket"));
        NoteThread place = NoteThread.of(named);
        UUID root = place == null ? named.get(NOTE.id) : place.root();
        String list = "thread " + root;
        Condition within = TicketTables.NOTE_THREAD.eq(root).and(NOTE.ticket.eq(found.id()));
        if (cursor != null) {
            return page(NOTE, within, list, limit, cursor, List.of(), TicketEntries::note);
        }
        List<Record> first = place == null
                ? List.of(named)
                : one(NOTE, found, root.toString()).map(List::of).orElse(List.of());
        return page(NOTE, within, list, limit, null, first, TicketEntries::note);
    }

    /** Public replies by id, without a permission check: for what is sent to those who may see the ticket. */
    public Map<UUID, PublicReply> published(Collection<UUID> ids) {
        Map<UUID, PublicReply> replies = new HashMap<>();
        ground.transactions()
                .read(dsl ->
                        EntryRows.select(dsl, REPLY).where(REPLY.id.in(ids)).fetch())
                .forEach(row -> replies.put(row.get(REPLY.id), reply(row)));
        return replies;
    }

    public PublicReply reply(Caller caller, String ticket, String id) {
        Ticket found = ground.finder().require(caller, ticket);
        return one(REPLY, found, id).map(TicketEntries::reply).orElseThrow(() -> absent("reply"));
    }

    public InternalNote note(Caller caller, String ticket, String id) {
        Ticket found = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.READ_NOTES, found);
        return one(NOTE, found, id).map(TicketEntries::note).orElseThrow(() -> absent("note"));
    }

    private static String body(Input input) {
        String body = input.requiredText("body", TicketInput.LONGEST_TEXT);
        input.text("channel", 32);
        input.check();
        return body;
    }

    private TicketJournal.Act act(Caller caller, Input input, Origin origin, Ticket ticket) {
        String channel = input.text("channel", 32);
        Origin by = channel == null ? origin : new Origin(TicketInput.channel(channel), origin.cause());
        return TicketJournal.Act.of(caller, by, TicketChange.later(ticket, ground.now()));
    }

    private void add(
            EntryTable table, EntryRows.New row, Ticket ticket, TicketJournal.Act act, Map<String, Object> data) {
        String kind = table == NOTE ? "notes" : "replies";
        ground.loops().check(ticket, table == NOTE ? "note" : "reply", act);
        ground.transactions().inTransaction(work -> {
            write(work, table, row, ticket, act, data);
            UUID thread = row.thread() == null ? null : row.thread().root();
            watching.said(work, new Watching.Said(ticket, row.id(), table == NOTE, row.body(), thread, act));
            ground.completion().completes(work, "/api/v1/tickets/" + ticket.id() + "/" + kind + "/" + row.id());
            return row;
        });
    }

    /** An entry and its place in the journal have one id. */
    private void write(
            Work work,
            EntryTable table,
            EntryRows.New row,
            Ticket ticket,
            TicketJournal.Act act,
            Map<String, Object> data) {
        boolean internal = table == NOTE;
        String type = internal ? TicketJournal.NOTED : TicketJournal.REPLIED;
        if (!TicketRows.touch(work.dsl(), ticket.id(), act.at())) {
            throw TicketFinder.absent();
        }
        EntryRows.insert(work.dsl(), table, List.of(row));
        ground.journal()
                .append(
                        work,
                        TicketJournal.entry(row.id(), type, ticket, act, internal, data, Map.of("body", row.body())));
    }

    /**
     * Posts a reply on a parent to a child too. Once for each event, however often it is told.
     *
     * @param event of the reply on the parent
     */
    void passOn(PublicReply reply, UUID event, Ticket child) {
        UUID id = ground.ids().next();
        TicketJournal.Act act = new TicketJournal.Act(
                reply.author(), new Origin(reply.channel(), event), TicketChange.later(child, ground.now()));
        ground.loops().check(child, "reply", act);
        try {
            ground.transactions().inTransaction(work -> {
                EntryRows.New row = new EntryRows.New(
                        id, child.id(), act.actor(), reply.channel(), reply.body(), "parent:" + event, act.at());
                write(work, REPLY, row, child, act, Map.of());
                return id;
            });
        } catch (DataAccessException failure) {
            if (!SqlFailure.isDuplicate(failure)) {
                throw failure;
            }
        }
    }

    /** A reply without any permission check, for the desk itself. */
    Optional<PublicReply> reply(UUID id) {
        return ground.transactions().read(dsl -> Optional.ofNullable(
                        EntryRows.select(dsl, REPLY).where(REPLY.id.eq(id)).fetchOne())
                .map(TicketEntries::reply));
    }

    private <T> Page<T> page(
            EntryTable table, Ticket ticket, String list, int limit, @Nullable String cursor, Function<Record, T> map) {
        return page(table, table.ticket.eq(ticket.id()), list, limit, cursor, List.of(), map);
    }

    /** @param first what stands before all others, on the first page */
    private <T> Page<T> page(
            EntryTable table,
            Condition within,
            String list,
            int limit,
            @Nullable String cursor,
            List<Record> first,
            Function<Record, T> map) {
        Condition after = cursor == null ? DSL.noCondition() : after(table, list, cursor);
        List<Record> rows = new ArrayList<>(first);
        ground.transactions()
                .read(dsl -> EntryRows.select(dsl, table)
                        .where(within.and(after))
                        .orderBy(table.createdAt, table.id)
                        .limit(limit + 1 - first.size())
                        .fetch())
                .forEach(rows::add);
        boolean more = rows.size() > limit;
        List<Record> shown = more ? rows.subList(0, limit) : rows;
        String next = more
                ? new Cursor(
                                list,
                                shown.getLast().get(table.createdAt).toString(),
                                shown.getLast().get(table.id).toString())
                        .encode()
                : null;
        return new Page<>(shown.stream().map(map).toList(), next);
    }

    private static Condition after(EntryTable table, String list, String cursor) {
        Cursor decoded = Cursor.decode(cursor, list, 2);
        Instant at = Cursors.instant(decoded.key().get(0));
        UUID id = Cursors.id(decoded.key().get(1));
        return table.createdAt.ge(at).and(table.createdAt.gt(at).or(table.id.gt(id)));
    }

    private Optional<Record> one(EntryTable table, Ticket ticket, String id) {
        return TicketFinder.id(id).flatMap(uuid -> ground.transactions().read(dsl -> select(dsl, table, ticket, uuid)));
    }

    private static Optional<Record> select(DSLContext dsl, EntryTable table, Ticket ticket, UUID id) {
        return Optional.ofNullable(EntryRows.select(dsl, table)
                .where(table.id.eq(id), table.ticket.eq(ticket.id()))
                .fetchOne());
    }

    private static PublicReply reply(Record row) {
        return new PublicReply(
                row.get(REPLY.id),
                row.get(REPLY.ticket),
                row.get(REPLY.author),
                row.get(REPLY.channel),
                row.get(REPLY.body),
                row.get(REPLY.createdAt));
    }

    private static InternalNote note(Record row) {
        return new InternalNote(
                row.get(NOTE.id),
                row.get(NOTE.ticket),
                row.get(NOTE.author),
                row.get(NOTE.channel),
                row.get(NOTE.body),
                row.get(NOTE.createdAt),
                row.get(TicketTables.NOTE_IN_REPLY_TO),
                row.get(TicketTables.NOTE_THREAD));
    }

    private static NotFoundException absent(String what) {
        return new NotFoundException("ticket." + what + "_not_found", "There is no such " + what + ".");
    }
}
