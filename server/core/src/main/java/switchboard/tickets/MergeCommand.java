package switchboard.tickets;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Statuses;

/**
 * The command that merges a ticket into another. It cancels whatever the workflow says of the move, unless the ticket has
 * ended already.
 */
final class MergeCommand implements TicketCommands.Command {

    static final String TOLD = "ticket.merged";
    private static final String DUPLICATE = "duplicate";

    private final TicketGround ground;
    private final CodeBook codes;
    private final Parts parts;
    private final Caller caller;
    private final UUID source;
    private final Ticket target;
    private final @Nullable String comment;
    private final TicketJournal.Act act;

    /** What a merge reaches beside the ticket. */
    record Parts(LinkWriting links, Watching watching) {}

    MergeCommand(
            TicketGround ground,
            Parts parts,
            Caller caller,
            UUID source,
            Ticket target,
            @Nullable String comment,
            Origin origin) {
        this.ground = ground;
        this.codes = ground.codes().current();
        this.parts = parts;
        this.caller = caller;
        this.source = source;
        this.target = target;
        this.comment = comment;
        this.act = TicketJournal.Act.of(caller, origin, ground.now());
    }

    /** To guards it is the move that it makes. */
    @Override
    public String name() {
        return "transition";
    }

    @Override
    public Ticket compute(Ticket before) {
        ground.access().require(caller, TicketAccess.CHANGE, before);
        if (codes.phase(before.status()).isFinal()) {
            throw ended("ticket.ended", before);
        }
        TicketEdit edit = new TicketEdit(before);
        edit.status = Statuses.CANCELLED;
        edit.closureCode = DUPLICATE;
        edit.confirmedBy = null;
        edit.closedAt = TicketChange.later(before, act.at());
        return TicketComputation.stamped(before, edit, edit.closedAt);
    }

    private static ConflictException ended(String code, Ticket ticket) {
        return new ConflictException(
                code, "The ticket " + ticket.number() + " is " + ticket.status() + ": that is its end.");
    }

    @Override
    public List<JournalEntry> entries(Ticket before, Ticket after) {
        Map<String, Object> text = comment == null ? Map.of() : Map.of("comment", comment);
        return List.of(
                TicketJournal.changed(ground.ids().next(), TicketJournal.TRANSITIONED, before, after, act, text));
    }

    /** The link comes first: it makes merges wait for each other, and what is read after it is as they left it. */
    @Override
    public void written(Work work, Ticket before, Ticket after) {
        UUID link = parts.links().ensure(work, after, target, LinkType.DUPLICATE, act);
        Ticket into = TicketRows.find(work.dsl(), target.id(), DSL.noCondition());
        if (into == null) {
            throw TicketFinder.absent();
        }
        if (codes.phase(into.status()).isFinal()) {
            throw ended("ticket.merge_target_ended", into);
        }
        MergeRows.insert(
                work.dsl(),
                new MergeRows.Row(
                        after.id(),
                        into.id(),
                        link,
                        act.actor(),
                        act.at(),
                        after.version(),
                        TicketRestoration.of(before, after).ofCodes()));
        parts.links()
                .ofTwo(work, TicketJournal.MERGED, after, into, act, Map.of("source", after.id(), "target", into.id()));
        parts.watching().joined(work, after, into, act);
        tell(work, after, into);
    }

    private void tell(Work work, Ticket merged, Ticket into) {
        if (merged.requester().equals(act.actor())) {
            return;
        }
        ground.notifier()
                .notify(
                        work,
                        new Notification(
                                TOLD,
                                new Subject("ticket", merged.id().toString()),
                                merged.organization(),
                                java.util.Set.of(merged.requester()),
                                Map.of("number", merged.number(), "title", merged.title(), "target", into.number()),
                                false,
                                null));
    }

    @Override
    public TicketJournal.Act act() {
        return act;
    }

    @Override
    public String location() {
        return "/api/v1/tickets/" + source + "/merge";
    }
}
