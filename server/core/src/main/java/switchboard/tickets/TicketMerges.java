package switchboard.tickets;

import static switchboard.tickets.TicketTables.LINK_ID;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Work;
import switchboard.tickets.codes.Statuses;

/** Tickets that were merged into others: the commands that merge and take it back, and the way from the old to the new. */
public final class TicketMerges {

    /** How long what was done to tickets at one stroke can be taken back. */
    public static final Duration UNDO = Duration.ofMinutes(10);

    private static final int LONGEST_REFERENCE = 40;

    private final TicketGround ground;
    private final MergeCommand.Parts parts;
    private final TicketCommands commands;

    TicketMerges(TicketGround ground, MergeCommand.Parts parts) {
        this.ground = ground;
        this.parts = parts;
        this.commands = new TicketCommands(ground);
    }

    /** Merges a ticket into another; both must be the caller's to change. */
    public Merge merge(Caller caller, String ticket, Input input, Origin origin) {
        String into = input.requiredText("into", LONGEST_REFERENCE);
        if (!into.isEmpty() && TicketFinder.id(into).isEmpty() && !into.matches("[0-9]{1,18}")) {
            input.fail("into", "format", "must be the id or number of a ticket");
        }
        String comment = input.text("comment", TicketInput.LONGEST_TEXT);
        input.check();
        Ticket source = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.CHANGE, source);
        Ticket target = ground.finder().require(caller, into);
        ground.access().require(caller, TicketAccess.CHANGE, target);
        if (source.id().equals(target.id())) {
            throw new InvalidInputException("into", "not_allowed", "A ticket is not merged into itself.");
        }
        requireOneOrganization(caller, source, target);
        String said = comment == null || comment.isBlank() ? null : comment;
        commands.run(
                caller, source.id(), null, new MergeCommand(ground, parts, caller, source.id(), target, said, origin));
        return get(caller, source.id().toString());
    }

    /** To carry what one organization wrote to another takes somebody who works for both. */
    private static void requireOneOrganization(Caller caller, Ticket source, Ticket target) {
        boolean one = source.organization().equals(target.organization());
        if (!one && !(worksFor(caller, source) && worksFor(caller, target))) {
            throw new ForbiddenException(
                    "ticket.other_organization", "The tickets belong to two organizations; you change only one's.");
        }
    }

    private static boolean worksFor(Caller caller, Ticket ticket) {
        return caller.reach(TicketAccess.CHANGE).covers(ticket.organization(), null, Set.of());
    }

    /** Where a ticket went; 404 {@code merge.not_found} where it was not merged, or went where the caller sees nothing. */
    public Merge get(Caller caller, String ticket) {
        Ticket source = ground.finder().require(caller, ticket);
        MergeRows.Row row = row(source);
        Ticket end = end(caller, source).orElseThrow(TicketMerges::absent);
        return new Merge(
                source.id(),
                end.id(),
                end.number(),
                row.at(),
                row.author(),
                row.at().plus(UNDO));
    }

    private MergeRows.Row row(Ticket source) {
        MergeRows.Row row = ground.transactions().read(dsl -> MergeRows.find(dsl, source.id()));
        if (row == null) {
            throw absent();
        }
        return row;
    }

    /** Where a merged ticket is gone on with, if the caller sees that one. A ticket that is not cancelled costs no query. */
    public Optional<Ticket> end(Caller caller, Ticket ticket) {
        return ticket.status().equals(Statuses.CANCELLED)
                ? Optional.ofNullable(ground.transactions().read(dsl -> end(dsl, ticket.id())))
                        .flatMap(end -> ground.finder().find(caller, end.toString()))
                : Optional.empty();
    }

    /** The ticket on which to go on with whatever is said on this one, whether the one who says it sees it or not. */
    Ticket standing(Ticket ticket) {
        if (!ticket.status().equals(Statuses.CANCELLED)) {
            return ticket;
        }
        Ticket end = ground.transactions().read(dsl -> {
            UUID id = end(dsl, ticket.id());
            return id == null ? null : TicketRows.find(dsl, id, DSL.noCondition());
        });
        return end == null ? ticket : end;
    }

    private static @Nullable UUID end(DSLContext dsl, UUID ticket) {
        List<UUID> chain = MergeRows.chain(dsl, ticket);
        return chain.isEmpty() ? null : chain.getLast();
    }

    /** Takes a merge back, within {@link #UNDO}, where the ticket has not changed since. What was said stays where it is. */
    public void undo(Caller caller, String ticket, Origin origin) {
        Ticket source = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.CHANGE, source);
        MergeRows.Row row = row(source);
        Ticket target = ground.finder().find(caller, row.into().toString()).orElseThrow(TicketMerges::absent);
        Instant now = ground.now();
        if (now.isAfter(row.at().plus(UNDO))) {
            throw new ConflictException("merge.too_late", "A merge can be taken back for ten minutes.");
        }
        if (source.version() != row.version()) {
            throw new ConflictException("merge.changed_since", "The ticket has changed since it was merged.");
        }
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, now);
        commands.run(
                caller,
                source.id(),
                row.version(),
                new TicketReversal(
                        ground, caller, row.before(), origin, (work, after) -> part(work, row, after, target, act)));
    }

    private void part(Work work, MergeRows.Row row, Ticket source, Ticket target, TicketJournal.Act act) {
        if (row.link() != null) {
            LinkRows.Row link =
                    LinkRows.select(work.dsl()).where(LINK_ID.eq(row.link())).fetchOne(LinkRows::row);
            if (link != null) {
                parts.links().remove(work, source, target, link, act);
            }
        }
        parts.links()
                .ofTwo(
                        work,
                        TicketJournal.UNMERGED,
                        source,
                        target,
                        act,
                        Map.of("source", source.id(), "target", target.id()));
        parts.watching().parted(work, source, target);
    }

    private static NotFoundException absent() {
        return new NotFoundException("merge.not_found", "The ticket was not merged into another.");
    }
}
