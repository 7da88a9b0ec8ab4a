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
import switchboard.tickets.codes.CodeRoom;
import switchboard.tickets.codes.CodeTables;
import switchboard.tickets.fields.FieldEditing;
import switchboard.tickets.fields.FieldResource;
import switchboard.tickets.fields.FieldTables;
import switchboard.tickets.pins.PinGround;
import switchboard.tickets.pins.PinRoom;
import switchboard.tickets.swarm.SwarmParticipation;
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
        CodeRoom codeRoom,
        TicketInformation information,
        TicketClosures closures,
        TicketExpectations expectations,
        UnconfirmedTickets unconfirmed,
        PinRoom pins,
        FieldTables fields,
        FieldEditing fieldEditing,
        ModuleReaches modules,
        TicketSearchSource searchSource,
        TicketParentCheck parentCheck,
        TicketRelations relations) {

    /**
     * What the room needs of others.
     *
     * @param awaitPositions waits until everything committed has its position, so long at most; see {@code events.Sequencer}
     * @param modules for which organizations each module is enabled
     * @param reaches how far permissions reach for those who are to be told something
     * @param confirmation how requesters are asked to confirm
     * @param pins for those who ask without signing in
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
            ConfirmationRules confirmation,
            PinGround.Needs pins,
            Completion completion) {}

    public static TicketRoom open(Needs needs) {
        CodeRoom codes =
                CodeRoom.open(needs.transactions(), needs.clock(), needs.ids(), needs.journal(), needs.audit());
        FieldTables fields = new FieldTables(needs.transactions(), needs.clock());
        TicketAccess access =
                new TicketAccess(needs.access(), new SwarmParticipation(needs.transactions(), codes.tables()));
        KnownReferences known = new KnownReferences(needs.transactions(), needs.users());
        TicketFinder finder = new TicketFinder(needs.transactions(), access);
        TicketReferences references = new TicketReferences(known);
        TicketGuards guards = new TicketGuards(needs.modules(), fields);
        TicketGround ground = new TicketGround(
                needs.transactions(),
                needs.ids(),
                needs.clock(),
                needs.journal(),
                needs.notifier(),
                codes.tables(),
                access,
                finder,
                references,
                guards,
                new LoopGuard(needs.transactions(), needs.ids(), needs.journal()),
                new ModuleFields(needs.modules(), fields),
                List.of(new OpenTasks()),
                new TicketClosing(needs.confirmation()),
                needs.completion());
        TicketNumbers numbers = new TicketNumbers(needs.transactions());
        TicketRelations.Around around = TicketRelations.Around.of(ground, needs);
        TicketEntries entries = new TicketEntries(ground, around.merges(), around.watchers());
        TicketList list = new TicketList(ground, needs.access(), known, needs.search());
        TicketDues dues = new TicketDues(ground);
        TicketCreation creation = new TicketCreation(ground, numbers);
        Tickets tickets = new Tickets(ground, needs.access(), creation, list, entries, dues);
        ImportChunk chunks = new ImportChunk(ground, numbers, needs.users(), codes.categories());
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
                new TicketInformation(ground),
                new TicketClosures(ground),
                new TicketExpectations(ground),
                new UnconfirmedTickets(
                        ground, new TicketCommands(ground), needs.access().system()),
                PinRoom.open(
                        ground, around.merges(), needs.pins(), needs.access().system()),
                fields,
                new FieldEditing(
                        new FieldEditing.Ground(
                                needs.transactions(), needs.journal(), needs.audit(), needs.ids(), needs.clock()),
                        fields,
                        codes.tables()),
                needs.modules(),
                new TicketSearchSource(needs.transactions()),
                new TicketParentCheck(tickets),
                TicketRelations.open(ground, needs, around, creation, tickets, entries));
    }

    /** The code tables as they are. */
    public CodeTables codes() {
        return codeRoom.tables();
    }

    /** What answers under {@code /api/v1}. */
    public List<Object> resources() {
        List<Object> resources = new ArrayList<>(List.of(
                new TicketResource(tickets, imports, relations.merges()),
                new EntryResource(entries, timeline),
                new LinkResource(links),
                new AttachmentResource(attachments),
                new DueResource(dues),
                new FieldResource(fields, fieldEditing, modules),
                new InformationResource(information),
                new ClosureResource(closures),
                new ExpectationResource(expectations)));
        resources.addAll(codeRoom.resources());
        resources.addAll(relations.resources());
        resources.addAll(pins.resources());
        return List.copyOf(resources);
    }
}
