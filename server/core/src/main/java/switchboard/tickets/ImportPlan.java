package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.information.InformationRows.Stored;
import switchboard.tickets.information.KeyInformation;

/** Works out, for one line of an import, which rows and journal entries it takes. Touches no database. */
final class ImportPlan {

    static final Origin ORIGIN = new Origin("import", null);
    private static final String REASON = "Imported";

    private final TicketGround ground;
    private final Caller caller;
    private final CodeBook codes;
    private final TicketReferences.Resolved references;
    private final Map<String, UUID> authors;
    private final Map<UUID, Stored> information;

    /** @param information what is known of the tickets that are there, by ticket */
    ImportPlan(
            TicketGround ground,
            Caller caller,
            CodeBook codes,
            TicketReferences.Resolved references,
            Map<String, UUID> authors,
            Map<UUID, Stored> information) {
        this.ground = ground;
        this.caller = caller;
        this.codes = codes;
        this.references = references;
        this.authors = authors;
        this.information = information;
    }

    /**
     * What a line makes.
     *
     * @param before the ticket that is there, null where it is new
     * @param informed the key information that is there
     * @param information what is known afterwards
     */
    record Planned(
            @Nullable Ticket before,
            TicketRows.New row,
            List<EntryRows.New> replies,
            List<EntryRows.New> notes,
            Stored informed,
            KeyInformation information,
            List<JournalEntry> entries) {

        boolean isNew() {
            return before == null;
        }

        /** Whether anything but the digest is to be written. */
        boolean changesSomething() {
            return before == null
                    || !row.ticket().equals(before)
                    || !replies.isEmpty()
                    || !notes.isEmpty()
                    || informs();
        }

        boolean informs() {
            return !information.equals(informed.information());
        }
    }

    /**
     * A reply or a note that an earlier import has brought.
     *
     * @param thread the note that its thread began with, where it answers one
     */
    record EntryThere(UUID id, @Nullable UUID thread) {}

    Planned creation(ImportedTicket line, long number) {
        Instant now = ground.now();
        Ticket computed = computation()
                .created(reasoned(line, null), caller, ORIGIN, ground.ids().next(), now);
        TicketEdit edit = new TicketEdit(computed);
        edit.number = Long.toString(number);
        asItWas(line, edit);
        if (line.fields().has("createdAt") && line.fields().instant("createdAt") != null) {
            edit.createdAt = line.fields().instant("createdAt");
        }
        Ticket ticket = guarded("create", null, edit.build());
        TicketJournal.Act act = TicketJournal.Act.of(caller, ORIGIN, ticket.createdAt());
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(TicketJournal.created(ground.ids().next(), ticket, act));
        return withEntries(null, ticket, line, Map.of(), entries);
    }

    Planned change(ImportedTicket line, Ticket before, Map<String, EntryThere> entriesThere) {
        Instant now = TicketChange.later(before, ground.now());
        TicketEdit edit = new TicketEdit(computation().changed(before, reasoned(line, before), now));
        edit.version = before.version();
        edit.updatedAt = before.updatedAt();
        asItWas(line, edit);
        Ticket after = TicketComputation.stamped(before, edit, now);
        List<JournalEntry> entries = new ArrayList<>();
        if (after != before) {
            after = guarded("change", before, after);
            TicketJournal.Act act = TicketJournal.Act.of(caller, ORIGIN, now);
            entries.add(
                    TicketJournal.changed(ground.ids().next(), TicketJournal.CHANGED, before, after, act, Map.of()));
        }
        return withEntries(before, after, line, entriesThere, entries);
    }

    private TicketComputation computation() {
        return new TicketComputation(codes, references);
    }

    /** A priority of its own comes without a reason out of most desks. */
    private static TicketInput reasoned(ImportedTicket line, @Nullable Ticket before) {
        TicketInput fields = line.fields();
        boolean hasReason = fields.has("priorityReason") && fields.text("priorityReason") != null;
        boolean hasPriority = fields.has("priority") && fields.text("priority") != null;
        if (hasPriority && !hasReason && (before == null || before.priorityReason() == null)) {
            fields.put("priorityReason", REASON);
        }
        return fields;
    }

    private void asItWas(ImportedTicket line, TicketEdit edit) {
        TicketInput fields = line.fields();
        if (fields.has("status") && fields.text("status") != null) {
            edit.status = fields.text("status");
        }
        edit.resolvedAt = fields.has("resolvedAt") ? fields.instant("resolvedAt") : edit.resolvedAt;
        edit.closedAt = fields.has("closedAt") ? fields.instant("closedAt") : edit.closedAt;
        edit.resolution = fields.has("resolution") ? fields.text("resolution") : edit.resolution;
        edit.closureCode = fields.has("closureCode") ? fields.text("closureCode") : edit.closureCode;
    }

    private Ticket guarded(String command, @Nullable Ticket before, Ticket after) {
        ground.access().require(caller, TicketAccess.IMPORT, after);
        TicketGuards.Verdict verdict = ground.guards().check(command, before, after);
        if (verdict.fields().isEmpty()) {
            return after;
        }
        TicketEdit edit = new TicketEdit(after);
        edit.fields = CustomFields.merged(after.fields(), verdict.fields());
        return edit.build();
    }

    private Planned withEntries(
            @Nullable Ticket before,
            Ticket ticket,
            ImportedTicket line,
            Map<String, EntryThere> there,
            List<JournalEntry> entries) {
        List<EntryRows.New> replies = new ArrayList<>();
        List<EntryRows.New> notes = new ArrayList<>();
        Map<String, EntryThere> known = new HashMap<>(there);
        for (ImportedTicket.Entry entry : line.entries()) {
            String key = ImportChunk.entryKey(ticket.id(), entry.note(), entry.externalId());
            if (there.containsKey(key)) {
                continue;
            }
            UUID id = ground.ids().next();
            NoteThread thread = thread(ticket, entry, known);
            known.put(key, new EntryThere(id, thread == null ? null : thread.root()));
            Instant at = entry.at() == null ? ticket.createdAt() : entry.at();
            UUID author = author(entry);
            (entry.note() ? notes : replies)
                    .add(new EntryRows.New(
                            id, ticket.id(), author, ORIGIN.channel(), entry.body(), entry.externalId(), at, thread));
            entries.add(TicketJournal.entry(
                    id,
                    entry.note() ? TicketJournal.NOTED : TicketJournal.REPLIED,
                    ticket,
                    new TicketJournal.Act(author, ORIGIN, at),
                    entry.note(),
                    NoteThread.data(thread),
                    Map.of("body", entry.body())));
        }
        Stored informed = before == null ? Stored.NOTHING : information.getOrDefault(ticket.id(), Stored.NOTHING);
        KeyInformation after = informedAfter(line, informed.information());
        if (!after.equals(informed.information())) {
            TicketJournal.Act act =
                    TicketJournal.Act.of(caller, ORIGIN, before == null ? ticket.createdAt() : ground.now());
            entries.add(TicketInformation.entry(ground.ids().next(), ticket, informed.information(), after, act));
        }
        return new Planned(
                before, new TicketRows.New(ticket, codes, line.digest()), replies, notes, informed, after, entries);
    }

    /** What is answered comes before its answer: oldest first, and before that what an earlier import has brought. */
    private static @Nullable NoteThread thread(
            Ticket ticket, ImportedTicket.Entry entry, Map<String, EntryThere> known) {
        if (entry.inReplyTo() == null) {
            return null;
        }
        EntryThere answered = known.get(ImportChunk.entryKey(ticket.id(), true, entry.inReplyTo()));
        if (answered == null) {
            throw new InvalidInputException(
                    "entries", "not_found", "The inReplyTo " + shown(entry.inReplyTo()) + " names no note before it.");
        }
        return NoteThread.answering(answered.id(), answered.thread());
    }

    /** A line that says nothing about it leaves what is known. */
    private static KeyInformation informedAfter(ImportedTicket line, KeyInformation before) {
        KeyInformation given = line.fields().information();
        return given.equals(KeyInformation.NONE) ? before : given;
    }

    private @Nullable UUID author(ImportedTicket.Entry entry) {
        if (entry.author() == null) {
            return null;
        }
        UUID author = authors.get(entry.author());
        if (author == null) {
            throw new InvalidInputException(
                    "entries", "not_found", "The author " + shown(entry.author()) + " of an entry is nobody known.");
        }
        return author;
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
