package switchboard.tickets;

import static switchboard.tickets.TicketTables.NOTE;
import static switchboard.tickets.TicketTables.REPLY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.events.Subject;
import switchboard.api.http.Input;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;
import switchboard.tickets.TicketTables.EntryTable;

/** The command that makes a ticket out of a part of another, and copies along what was said of that part. */
public final class TicketSplit {

    static final String TOLD = "ticket.split";
    private static final int MOST_ENTRIES = 100;

    private final TicketGround ground;
    private final TicketCreation creation;
    private final LinkWriting links;

    TicketSplit(TicketGround ground, TicketCreation creation, LinkWriting links) {
        this.ground = ground;
        this.creation = creation;
        this.links = links;
    }

    /** A reply or a note that goes along. */
    private record Copied(
            EntryTable table,
            UUID entry,
            @Nullable UUID author,
            String channel,
            String body,
            java.time.Instant at,
            @Nullable NoteThread thread) {

        boolean internal() {
            return table == NOTE;
        }
    }

    /** Makes the new ticket. What the input does not say is as with the old one: kind, requester, organization, team. */
    public Ticket split(Caller caller, String ticket, Input input, Origin origin) {
        List<String> entries = input.texts("entries", MOST_ENTRIES, 40);
        Ticket source = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.CHANGE, source);
        List<Copied> copied = copied(caller, source, entries == null ? List.of() : entries, input);
        Ticket made = creation.create(
                caller,
                fields(source, input),
                origin,
                (work, created, act) -> written(work, source, created, copied, act));
        return ground.modules().shown(caller, made);
    }

    private static Input fields(Ticket source, Input input) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        input.names().stream()
                .filter(name -> !name.equals("entries"))
                .forEach(name -> fields.put(name, input.any(name)));
        // Every field is taken by now: what is refused here is what was wrong with the entries.
        input.check();
        fields.putIfAbsent("kind", source.kind());
        fields.putIfAbsent("requester", source.requester().toString());
        fields.putIfAbsent("organization", source.organization().toString());
        if (source.team() != null && !input.has("team")) {
            fields.put("team", source.team().toString());
        }
        return new Input(fields);
    }

    private List<Copied> copied(Caller caller, Ticket source, List<String> entries, Input input) {
        Set<UUID> wanted = new HashSet<>();
        for (String entry : entries) {
            TicketFinder.id(entry)
                    .ifPresentOrElse(wanted::add, () -> input.fail("entries", "format", "must be ids of entries"));
        }
        List<Copied> found = new ArrayList<>();
        if (!wanted.isEmpty()) {
            boolean notesToo = TicketAccess.covers(caller, TicketAccess.READ_NOTES, source);
            ground.transactions().read(dsl -> {
                read(dsl, REPLY, source, wanted, found);
                return notesToo ? read(dsl, NOTE, source, wanted, found) : found;
            });
        }
        if (found.size() < wanted.size()) {
            throw new InvalidInputException(
                    "entries", "not_found", "entries must be replies and notes of the ticket that you may read.");
        }
        if (found.stream().anyMatch(Copied::internal)) {
            ground.access().require(caller, TicketAccess.NOTE, source);
        }
        return found;
    }

    private static List<Copied> read(
            DSLContext dsl, EntryTable table, Ticket source, Set<UUID> wanted, List<Copied> found) {
        EntryRows.select(dsl, table)
                .where(table.id.in(wanted), table.ticket.eq(source.id()))
                .orderBy(table.createdAt, table.id)
                .forEach(row -> found.add(copied(table, row)));
        return found;
    }

    private static Copied copied(EntryTable table, Record row) {
        return new Copied(
                table,
                row.get(table.id),
                row.get(table.author),
                row.get(table.channel),
                row.get(table.body),
                row.get(table.createdAt),
                table == NOTE ? NoteThread.of(row) : null);
    }

    private void written(Work work, Ticket source, Ticket made, List<Copied> copied, TicketJournal.Act act) {
        links.ensure(work, source, made, LinkType.RELATED, act);
        links.ofTwo(
                work,
                TicketJournal.SPLIT,
                source,
                made,
                act,
                Map.of("source", source.id(), "target", made.id(), "entries", copied.size()));
        copy(work, made, copied);
        if (!made.requester().equals(act.actor())) {
            ground.notifier()
                    .notify(
                            work,
                            new Notification(
                                    TOLD,
                                    new Subject("ticket", made.id().toString()),
                                    made.organization(),
                                    Set.of(made.requester()),
                                    Map.of("number", made.number(), "title", made.title(), "source", source.number()),
                                    false,
                                    null));
        }
    }

    /** With the author, the time, the channel and the thread they had: they were said then, there, and by them. */
    private void copy(Work work, Ticket made, List<Copied> copied) {
        List<EntryRows.New> replies = new ArrayList<>();
        List<EntryRows.New> notes = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        NoteThread.Copies threads = new NoteThread.Copies();
        for (Copied each : copied) {
            UUID id = ground.ids().next();
            NoteThread thread = each.internal() ? threads.next(each.entry(), each.thread(), id) : null;
            Map<String, Object> data = NoteThread.data(thread);
            data.put("copiedFrom", each.entry());
            (each.internal() ? notes : replies)
                    .add(new EntryRows.New(
                            id, made.id(), each.author(), each.channel(), each.body(), null, each.at(), thread));
            TicketJournal.Act said = new TicketJournal.Act(each.author(), new Origin(each.channel(), null), each.at());
            entries.add(TicketJournal.entry(
                    id,
                    each.internal() ? TicketJournal.NOTED : TicketJournal.REPLIED,
                    made,
                    said,
                    each.internal(),
                    data,
                    Map.of("body", each.body())));
        }
        EntryRows.insert(work.dsl(), REPLY, replies);
        EntryRows.insert(work.dsl(), NOTE, notes);
        ground.journal().appendAll(work, entries);
    }
}
