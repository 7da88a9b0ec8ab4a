package switchboard.tickets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Transactions;

/** Finds tickets that the caller may see. What is not there and what may not be seen are never told apart. */
public final class TicketFinder {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Transactions transactions;
    private final TicketAccess access;

    TicketFinder(Transactions transactions, TicketAccess access) {
        this.transactions = transactions;
        this.access = access;
    }

    /** The ticket with that id or number. */
    public Optional<Ticket> find(Caller caller, String idOrNumber) {
        return find(caller, idOrNumber, null);
    }

    /** What is chosen of the ticket with that id or number. */
    Optional<Ticket> find(Caller caller, String idOrNumber, @Nullable TicketSelection selection) {
        Condition named;
        if (UUID_TEXT.matcher(idOrNumber).matches()) {
            named = TicketTables.ID.eq(UUID.fromString(idOrNumber));
        } else if (NUMBER.matcher(idOrNumber).matches()) {
            named = TicketTables.NUMBER.eq(Long.parseLong(idOrNumber));
        } else {
            return Optional.empty();
        }
        return Optional.ofNullable(transactions.read(dsl -> visible(dsl, caller, selection, named)));
    }

    /** The ticket in a query under way. */
    public @Nullable Ticket find(DSLContext dsl, Caller caller, UUID id) {
        return visible(dsl, caller, null, TicketTables.ID.eq(id));
    }

    /** Only where the reach does not show the ticket, it is asked whether the caller takes part in its swarm. */
    private @Nullable Ticket visible(
            DSLContext dsl, Caller caller, @Nullable TicketSelection selection, Condition named) {
        Ticket reached = TicketRows.find(dsl, selection, named.and(access.reached(caller, TicketAccess.READ)));
        return reached != null || !mayJoin(caller)
                ? reached
                : TicketRows.find(
                        dsl, selection, named.and(access.participation().joined(caller)));
    }

    private boolean mayJoin(Caller caller) {
        return !caller.reach(TicketAccess.READ).all() && access.participation().mayJoin(caller);
    }

    /** The ticket, where the caller sees it otherwise than by taking part in its swarm. */
    Ticket requireReached(Caller caller, String idOrNumber) {
        Ticket found = require(caller, idOrNumber);
        if (!TicketAccess.covers(caller, TicketAccess.READ, found)) {
            throw new ForbiddenException("access.forbidden", "Those who take part in a swarm read and write notes.");
        }
        return found;
    }

    public Ticket require(Caller caller, UUID id) {
        return Optional.ofNullable(transactions.read(dsl -> find(dsl, caller, id)))
                .orElseThrow(TicketFinder::absent);
    }

    /** @throws NotFoundException {@code ticket.not_found}, also where the id is no id */
    public Ticket require(Caller caller, String idOrNumber) {
        return find(caller, idOrNumber).orElseThrow(TicketFinder::absent);
    }

    public List<Ticket> find(Caller caller, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : transactions.read(dsl -> visible(dsl, caller, ids));
    }

    private List<Ticket> visible(DSLContext dsl, Caller caller, Collection<UUID> ids) {
        List<Ticket> reached = TicketReader.all(
                TicketRows.select(dsl).where(TicketTables.ID.in(ids).and(access.reached(caller, TicketAccess.READ))));
        Set<UUID> missing = new HashSet<>(ids);
        reached.forEach(ticket -> missing.remove(ticket.id()));
        if (missing.isEmpty() || !mayJoin(caller)) {
            return reached;
        }
        List<Ticket> all = new ArrayList<>(reached);
        all.addAll(TicketReader.all(TicketRows.select(dsl)
                .where(TicketTables.ID.in(missing).and(access.participation().joined(caller)))));
        return all;
    }

    public static NotFoundException absent() {
        return new NotFoundException("ticket.not_found", "There is no such ticket.");
    }

    /** Reads an id of something that belongs to a ticket; absent where it is none. */
    public static Optional<UUID> id(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
