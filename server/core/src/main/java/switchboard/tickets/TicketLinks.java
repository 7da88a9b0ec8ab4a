package switchboard.tickets;

import static switchboard.tickets.TicketTables.LINK_ID;
import static switchboard.tickets.TicketTables.LINK_SOURCE;
import static switchboard.tickets.TicketTables.LINK_TARGET;
import static switchboard.tickets.TicketTables.TICKET;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.SqlFailure;

/** Links between tickets. A link is seen by those who see both its ends. */
public final class TicketLinks {

    private static final String LIST = "links";

    private final TicketGround ground;
    private final LinkWriting writing;

    TicketLinks(TicketGround ground) {
        this.ground = ground;
        this.writing = new LinkWriting(ground);
    }

    /**
     * Links a ticket to another.
     *
     * @throws NotFoundException where the caller does not see both
     * @throws ConflictException {@code link.duplicate}, or {@code link.cycle} where the link would close a circle
     */
    public TicketLink add(Caller caller, String ticket, Input input, Origin origin) {
        String type = input.requiredText("type", 40);
        if (!type.isEmpty() && !LinkType.keys().contains(type)) {
            input.fail("type", "not_allowed", "must be one of " + String.join(", ", LinkType.keys()));
        }
        String target = input.requiredText("target", 40);
        if (!target.isEmpty() && TicketFinder.id(target).isEmpty() && !target.matches("[0-9]{1,18}")) {
            input.fail("target", "format", "must be the id or number of a ticket");
        }
        if (!type.equals(LinkType.PARENT)) {
            input.refuse("options", "not_allowed", "belong to links of the type " + LinkType.PARENT);
        }
        LinkOptions options = LinkOptions.NONE.changed(input.object("options"));
        input.check();
        Ticket source = ground.finder().require(caller, ticket);
        ground.access().require(caller, TicketAccess.LINK, source);
        Ticket other = ground.finder().requireReached(caller, target);
        if (source.id().equals(other.id())) {
            throw new InvalidInputException("target", "not_allowed", "A ticket is not linked to itself.");
        }
        requireOptions(caller, LinkOptions.NONE, options, other);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        ground.loops().check(source, "link", act);
        LinkRows.Row row = LinkRows.Row.of(
                        ground.ids().next(), LinkType.of(type), source.id(), other.id(), act.actor(), act.at())
                .with(options, 1);
        write(source, other, row, act);
        return row.seenFrom(source.id());
    }

    private void write(Ticket source, Ticket target, LinkRows.Row row, TicketJournal.Act act) {
        String location = "/api/v1/tickets/" + source.id() + "/links/" + row.id();
        try {
            ground.transactions().inTransaction(work -> {
                writing.add(work, source, target, row, act);
                ground.completion().completes(work, location);
                return row;
            });
        } catch (DataAccessException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                throw new ConflictException("link.duplicate", "The tickets are linked like this already.");
            }
            throw failure;
        }
    }

    /** The links of a ticket whose other end the caller sees too, oldest first. */
    public Page<TicketLink> list(Caller caller, String ticket, int limit, @Nullable String cursor) {
        Condition after = cursor == null
                ? DSL.noCondition()
                : LINK_ID.gt(Cursors.id(Cursor.decode(cursor, LIST, 1).key().getFirst()));
        Ticket found = ground.finder().require(caller, ticket);
        List<LinkRows.Row> rows = ground.transactions().read(dsl -> LinkRows.select(dsl)
                .where(after.and(LINK_SOURCE.eq(found.id()).or(LINK_TARGET.eq(found.id())))
                        .and(otherEndIsVisible(caller, found.id())))
                .orderBy(LINK_ID)
                .limit(limit + 1)
                .fetch(LinkRows::row));
        boolean more = rows.size() > limit;
        List<LinkRows.Row> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(row -> row.seenFrom(found.id())).toList(),
                more ? new Cursor(LIST, shown.getLast().id().toString()).encode() : null);
    }

    public TicketLink get(Caller caller, String ticket, String id) {
        Ticket found = ground.finder().require(caller, ticket);
        return visible(caller, found, id).seenFrom(found.id());
    }

    /**
     * Changes what a child takes over from its parent.
     *
     * @param ifVersion the version the change is meant for, or null for the newest
     */
    public TicketLink change(
            Caller caller, String ticket, String id, Input input, @Nullable Long ifVersion, Origin origin) {
        Input options = input.object("options");
        LinkOptions.NONE.changed(options);
        input.check();
        Ticket found = ground.finder().require(caller, ticket);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        LinkRows.Row row = visible(caller, found, id);
        ground.access().require(caller, TicketAccess.LINK, found);
        if (options != null && !row.type().key().equals(LinkType.PARENT)) {
            throw new InvalidInputException(
                    "options", "not_allowed", "options belong to links of the type " + LinkType.PARENT + ".");
        }
        LinkOptions wanted = row.options().changed(options);
        OptimisticLock.require(
                ifVersion, row.version(), wanted.fields(), row.options().fields());
        if (wanted.equals(row.options())) {
            return row.seenFrom(found.id());
        }
        Ticket far = ground.finder().require(caller, row.source().equals(found.id()) ? row.target() : row.source());
        ground.loops().check(found, "link", act);
        requireOptions(caller, row.options(), wanted, row.target().equals(found.id()) ? found : far);
        return ground.transactions().inTransaction(work -> {
            LinkRows.Row changed = row.with(wanted, row.version() + 1);
            if (!LinkRows.update(work.dsl(), row, wanted)) {
                throw new ConflictException("link.busy", "Somebody else changed the link at the same time.");
            }
            writing.record(work, found, far, changed, TicketJournal.LINK_CHANGED, act);
            return changed.seenFrom(found.id());
        });
    }

    /** What a child is to take over is done to it later, by the desk: it is for those who may do it themselves. */
    private static void requireOptions(Caller caller, LinkOptions before, LinkOptions after, Ticket child) {
        boolean closes = after.closeWithParent() && !before.closeWithParent();
        boolean updates = after.updateWithParent() && !before.updateWithParent();
        if (closes && !TicketAccess.coversAsAgent(caller, TicketAccess.TRANSITION, child)
                || updates && !TicketAccess.coversAsAgent(caller, TicketAccess.REPLY, child)) {
            throw new ForbiddenException(
                    "access.forbidden", "What a child takes over is decided by those who may do it to the child.");
        }
    }

    /** Removes a link; {@code ticket:link} over one of its ends is enough. */
    public void remove(Caller caller, String ticket, String id, Origin origin) {
        Ticket found = ground.finder().require(caller, ticket);
        LinkRows.Row row = visible(caller, found, id);
        ground.access().require(caller, TicketAccess.LINK, found);
        UUID other = row.source().equals(found.id()) ? row.target() : row.source();
        Ticket far = ground.finder().require(caller, other);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, ground.now());
        ground.loops().check(found, "unlink", act);
        ground.transactions().inTransaction(work -> {
            writing.remove(work, found, far, row, act);
            return row;
        });
    }

    private LinkRows.Row visible(Caller caller, Ticket ticket, String id) {
        LinkRows.Row row = TicketFinder.id(id)
                .map(uuid -> ground.transactions().read(dsl -> LinkRows.select(dsl)
                        .where(LINK_ID.eq(uuid))
                        .and(LINK_SOURCE.eq(ticket.id()).or(LINK_TARGET.eq(ticket.id())))
                        .and(otherEndIsVisible(caller, ticket.id()))
                        .fetchOne(LinkRows::row)))
                .orElse(null);
        if (row == null) {
            throw new NotFoundException("link.not_found", "There is no such link.");
        }
        return row;
    }

    private Condition otherEndIsVisible(Caller caller, UUID ticket) {
        return DSL.exists(DSL.selectOne()
                .from(TICKET)
                .where(TicketTables.ID.eq(
                        DSL.when(LINK_SOURCE.eq(ticket), LINK_TARGET).otherwise(LINK_SOURCE)))
                .and(ground.access().reached(caller, TicketAccess.READ)));
    }
}
