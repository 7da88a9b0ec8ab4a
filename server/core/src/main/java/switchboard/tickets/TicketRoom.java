package switchboard.tickets;

import java.time.Clock;
import java.util.List;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Access;
import switchboard.attachments.Attachments;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.tickets.codes.CategoryResource;
import switchboard.tickets.codes.CodeEditing;
import switchboard.tickets.codes.CodeJournal;
import switchboard.tickets.codes.CodeResource;
import switchboard.tickets.codes.CodeTables;
import switchboard.users.UserService;

/** The room with everything in it, wired. */
public record TicketRoom(
        Tickets tickets,
        TicketEntries entries,
        TicketTimeline timeline,
        TicketLinks links,
        TicketAttachments attachments,
        TicketImport imports,
        TicketGuards guards,
        CodeTables codes,
        CodeEditing codeEditing,
        TicketSearchSource searchSource,
        TicketParentCheck parentCheck) {

    /**
     * What the room needs of others.
     *
     * @param awaitPositions waits until everything committed has its position, so long at most; see {@code events.Sequencer}
     * @param modules for which organizations each module is enabled
     * @param completion see {@code http.Idempotency}
     */
    public record Needs(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Journal journal,
            AuditLog audit,
            PositionWait awaitPositions,
            Access access,
            ModuleReaches modules,
            UserService users,
            Attachments attachments,
            TicketTextSearch search,
            Completion completion) {}

    public static TicketRoom open(Needs needs) {
        CodeTables codes = new CodeTables(needs.transactions(), needs.clock());
        TicketAccess access = new TicketAccess(needs.access());
        KnownReferences known = new KnownReferences(needs.transactions(), needs.users());
        TicketFinder finder = new TicketFinder(needs.transactions(), access);
        TicketReferences references = new TicketReferences(known);
        TicketGuards guards = new TicketGuards(needs.modules());
        TicketGround ground = new TicketGround(
                needs.transactions(),
                needs.ids(),
                needs.clock(),
                needs.journal(),
                codes,
                access,
                finder,
                references,
                guards,
                new ModuleFields(needs.modules()),
                needs.completion());
        TicketNumbers numbers = new TicketNumbers(needs.transactions());
        TicketEntries entries = new TicketEntries(ground);
        TicketList list = new TicketList(needs.transactions(), needs.access(), access, codes, known, needs.search());
        Tickets tickets = new Tickets(ground, needs.access(), new TicketCreation(ground, numbers), list, entries);
        ImportChunk chunks = new ImportChunk(ground, numbers, needs.users());
        CodeJournal codeJournal = new CodeJournal(needs.journal(), needs.audit(), needs.ids(), needs.clock());
        return new TicketRoom(
                tickets,
                entries,
                new TicketTimeline(ground, needs.awaitPositions()),
                new TicketLinks(ground),
                new TicketAttachments(ground, needs.attachments()),
                new TicketImport(ground, needs.access(), chunks),
                guards,
                codes,
                new CodeEditing(needs.transactions(), codes, codeJournal),
                new TicketSearchSource(needs.transactions()),
                new TicketParentCheck(tickets));
    }

    /** What answers under {@code /api/v1}. */
    public List<Object> resources() {
        return List.of(
                new TicketResource(tickets, imports),
                new EntryResource(entries, timeline),
                new LinkResource(links),
                new AttachmentResource(attachments),
                new CodeResource(codes, codeEditing),
                new CategoryResource(codes, codeEditing));
    }
}
