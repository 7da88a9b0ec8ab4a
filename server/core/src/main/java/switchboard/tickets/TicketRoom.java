package switchboard.tickets;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import switchboard.access.ModuleReaches;
import switchboard.access.PeopleReaches;
import switchboard.api.access.Access;
import switchboard.attachments.Attachments;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.notifications.Notifier;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.tickets.codes.CategoryResource;
import switchboard.tickets.codes.CodeEditing;
import switchboard.tickets.codes.CodeJournal;
import switchboard.tickets.codes.CodeResource;
import switchboard.tickets.codes.CodeTables;
import switchboard.tickets.tasks.OpenTasks;
import switchboard.users.UserService;

/** The room with everything in it, wired. */
public record TicketRoom(
        Tickets tickets,
        TicketList list,
        TicketEntries entries,
        TicketTimeline timeline,
        TicketLinks links,
        TicketAttachments attachments,
        TicketDues dues,
        TicketImport imports,
        TicketGuards guards,
        CodeTables codes,
        CodeEditing codeEditing,
        TicketSearchSource searchSource,
        TicketParentCheck parentCheck,
        TicketRelations relations) {

    /**
     * What the room needs of others.
     *
     * @param awaitPositions waits until everything committed has its position, so long at most; see {@code events.Sequencer}
     * @param modules for which organizations each module is enabled
     * @param reaches how far permissions reach for those who are to be told something
     * @param completion see {@code http.Idempotency}
     */
    public record Needs(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Journal journal,
            AuditLog audit,
            Notifier notifier,
            PositionWait awaitPositions,
            Access access,
            ModuleReaches modules,
            UserService users,
            Attachments attachments,
            TicketTextSearch search,
            PeopleReaches reaches,
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
                needs.notifier(),
                codes,
                access,
                finder,
                references,
                guards,
                new LoopGuard(needs.transactions(), needs.ids(), needs.journal()),
                new ModuleFields(needs.modules()),
                List.of(new OpenTasks()),
                needs.completion());
        TicketNumbers numbers = new TicketNumbers(needs.transactions());
        TicketRelations.Around around = TicketRelations.Around.of(ground, needs);
        TicketEntries entries = new TicketEntries(ground, around.merges(), around.watchers());
        TicketList list = new TicketList(ground, needs.access(), known, needs.search());
        TicketDues dues = new TicketDues(ground);
        TicketCreation creation = new TicketCreation(ground, numbers);
        Tickets tickets = new Tickets(ground, needs.access(), creation, list, entries, dues);
        ImportChunk chunks = new ImportChunk(ground, numbers, needs.users());
        CodeJournal codeJournal = new CodeJournal(needs.journal(), needs.audit(), needs.ids(), needs.clock());
        return new TicketRoom(
                tickets,
                list,
                entries,
                new TicketTimeline(ground, needs.awaitPositions()),
                new TicketLinks(ground),
                new TicketAttachments(ground, needs.attachments()),
                dues,
                new TicketImport(ground, needs.access(), chunks),
                guards,
                codes,
                new CodeEditing(needs.transactions(), codes, codeJournal),
                new TicketSearchSource(needs.transactions()),
                new TicketParentCheck(tickets),
                TicketRelations.open(ground, needs, around, creation, tickets, entries));
    }

    /** What answers under {@code /api/v1}. */
    public List<Object> resources() {
        List<Object> resources = new ArrayList<>(List.of(
                new TicketResource(tickets, imports, relations.merges()),
                new EntryResource(entries, timeline),
                new LinkResource(links),
                new AttachmentResource(attachments),
                new DueResource(dues),
                new CodeResource(codes, codeEditing),
                new CategoryResource(codes, codeEditing)));
        resources.addAll(relations.resources());
        return resources;
    }
}
