package switchboard.tickets.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Completion;
import switchboard.tickets.CommandTrail;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.TicketEntries;
import switchboard.tickets.TicketFinder;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketMerges;
import switchboard.tickets.TicketRestoration;
import switchboard.tickets.Tickets;

/**
 * One action on many tickets: each by the same command as if it were the only one, and each with a result of its own. What a
 * command changed is kept in the transaction that changed it, so that it can be put back.
 */
public final class TicketBulk {

    private static final Logger LOG = LoggerFactory.getLogger(TicketBulk.class);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int DELETED_AT_ONCE = 100;

    private final TicketGround ground;
    private final Access access;
    private final Tickets tickets;
    private final TicketEntries entries;

    public TicketBulk(TicketGround ground, Access access, Tickets tickets, TicketEntries entries) {
        this.ground = ground;
        this.access = access;
        this.tickets = tickets;
        this.entries = entries;
    }

    /** Carries the action out on one ticket after the other. */
    public BulkOperation run(Caller caller, Input input, Origin origin) {
        access.require(caller, TicketAccess.CHANGE);
        BulkWish wish = BulkWish.read(input);
        UUID id = ground.ids().next();
        BulkRows.Row row = new BulkRows.Row(id, caller.id(), wish.action(), ground.now(), null);
        return Completion.whole("/api/v1/tickets/bulk/" + id, () -> {
            List<BulkRows.Result> results = ground.transactions().inTransaction(work -> {
                BulkRows.insert(work.dsl(), row, wish.tickets());
                ground.completion().completes(work, "/api/v1/tickets/bulk/" + id);
                return BulkRows.results(work.dsl(), id);
            });
            return shown(row, each(id, results, result -> carryOut(caller, id, wish, result, origin)));
        });
    }

    /** Puts back what an operation of the caller changed, ticket by ticket, where it has not changed since. */
    public BulkOperation undo(Caller caller, String operation, Origin origin) {
        BulkRows.Row row = row(caller, operation);
        if (ground.now().isAfter(row.createdAt().plus(TicketMerges.UNDO))) {
            throw new ConflictException("bulk.too_late", "An operation can be taken back for ten minutes.");
        }
        Instant now = ground.now();
        return Completion.whole("/api/v1/tickets/bulk/" + row.id(), () -> {
            List<BulkRows.Result> results = ground.transactions().inTransaction(work -> {
                BulkRows.undone(work.dsl(), row.id(), now);
                ground.completion().completes(work, "/api/v1/tickets/bulk/" + row.id());
                return BulkRows.results(work.dsl(), row.id());
            });
            BulkRows.Row undone = new BulkRows.Row(row.id(), row.caller(), row.action(), row.createdAt(), now);
            return shown(undone, each(row.id(), results, result -> putBack(caller, row, result, origin)));
        });
    }

    public BulkOperation get(Caller caller, String operation) {
        BulkRows.Row row = row(caller, operation);
        return shown(row, ground.transactions().read(dsl -> BulkRows.results(dsl, row.id())));
    }

    /** Deletes what nobody asks for any more. */
    public void sweep() {
        Instant before = ground.now().minus(KEPT);
        while (ground.transactions().inTransaction(work -> BulkRows.deleteBefore(work.dsl(), before, DELETED_AT_ONCE))
                == DELETED_AT_ONCE) {
            LOG.debug("Deleted {} bulk operations, and there are more", DELETED_AT_ONCE);
        }
    }

    private BulkRows.Row row(Caller caller, String operation) {
        BulkRows.Row row = TicketFinder.id(operation)
                .map(id -> ground.transactions().read(dsl -> BulkRows.find(dsl, id, caller.id())))
                .orElse(null);
        if (row == null) {
            throw new NotFoundException("bulk.not_found", "There is no such operation of yours.");
        }
        return row;
    }

    private static BulkOperation shown(BulkRows.Row row, List<BulkRows.Result> results) {
        return new BulkOperation(
                row.id(),
                row.action(),
                row.createdAt(),
                row.createdAt().plus(TicketMerges.UNDO),
                row.undoneAt(),
                results.stream()
                        .map(result -> new BulkOperation.Item(
                                result.given(), result.status(), result.code(), result.detail(), result.version()))
                        .toList());
    }

    private interface OfItem {

        /** @return what became of it, which is written down already; null where it is to be left as it is */
        BulkRows.@Nullable Result run(BulkRows.Result result);
    }

    /** What is out of order for one ticket, or takes too long, leaves no doubt about the others. */
    private List<BulkRows.Result> each(UUID id, List<BulkRows.Result> before, OfItem command) {
        Instant last = ground.clock().instant().plus(LONGEST);
        List<BulkRows.Result> after = new ArrayList<>();
        ServiceDeskException down = null;
        for (BulkRows.Result result : before) {
            BulkRows.Result now;
            if (down != null) {
                now = result.failed(down.code(), down.detail());
            } else if (ground.clock().instant().isAfter(last)) {
                now = written(id, result.failed("bulk.out_of_time", "There was no time left for this ticket."));
            } else {
                try {
                    BulkRows.Result done = command.run(result);
                    now = done == null ? result : done;
                } catch (ServiceDeskException refused) {
                    down = isDatabase(refused) ? refused : null;
                    BulkRows.Result failed = result.failed(refused.code(), refused.detail());
                    now = down == null ? written(id, failed) : failed;
                }
            }
            after.add(now);
        }
        return after;
    }

    private static boolean isDatabase(ServiceDeskException refused) {
        return refused.refusal() == Refusal.UNAVAILABLE && refused.code().startsWith("database.");
    }

    private BulkRows.Result written(UUID id, BulkRows.Result result) {
        return ground.transactions().inTransaction(work -> {
            BulkRows.update(work.dsl(), id, result);
            return result;
        });
    }

    private BulkRows.Result carryOut(Caller caller, UUID id, BulkWish wish, BulkRows.Result result, Origin origin) {
        UUID ticket = UUID.fromString(result.given());
        Input fields = new Input(new HashMap<>(wish.fields()));
        CommandTrail trail = (work, after, before) ->
                BulkRows.update(work.dsl(), id, result.with(BulkOperation.DONE, after.version(), before.toJson()));
        return switch (wish.action()) {
            case BulkWish.CHANGE, BulkWish.ASSIGN ->
                left(id, result, tickets.change(caller, ticket, fields, null, origin, trail));
            case BulkWish.TRANSITION ->
                left(id, result, tickets.transition(caller, ticket, fields, null, origin, trail));
            case BulkWish.NOTE -> {
                entries.note(caller, result.given(), fields, origin);
                yield written(id, result.with(BulkOperation.DONE, null, null));
            }
            default -> {
                entries.reply(caller, result.given(), fields, origin);
                yield written(id, result.with(BulkOperation.DONE, null, null));
            }
        };
    }

    /** The trail has written it down, unless there was nothing to change. */
    private BulkRows.Result left(UUID id, BulkRows.Result result, Ticket after) {
        BulkRows.Result done = result.with(BulkOperation.DONE, after.version(), null);
        ground.transactions().inTransaction(work -> {
            BulkRows.settle(work.dsl(), id, done);
            return done;
        });
        return done;
    }

    private BulkRows.@Nullable Result putBack(Caller caller, BulkRows.Row row, BulkRows.Result result, Origin origin) {
        boolean said = row.action().equals(BulkWish.NOTE) || row.action().equals(BulkWish.REPLY);
        boolean unchanged = result.before() == null || result.version() == null;
        if (!result.status().equals(BulkOperation.DONE) && !hadFailedToGoBack(result)) {
            return null;
        }
        if (said) {
            throw new ConflictException("bulk.said", "What was said cannot be taken back.");
        }
        if (unchanged) {
            return written(row.id(), result.with(BulkOperation.UNDONE, result.version(), null));
        }
        try {
            CommandTrail trail = (work, after, before) ->
                    BulkRows.update(work.dsl(), row.id(), result.with(BulkOperation.UNDONE, after.version(), null));
            Ticket after = tickets.restore(
                    caller,
                    UUID.fromString(result.given()),
                    TicketRestoration.ofJson(result.before()),
                    result.version(),
                    origin,
                    trail);
            return result.with(BulkOperation.UNDONE, after.version(), null);
        } catch (ServiceDeskException stale) {
            throw stale.refusal() == Refusal.STALE
                    ? new ConflictException("bulk.changed_since", "The ticket has changed since.")
                    : stale;
        }
    }

    /** What could not be put back may be tried once more: what is kept of it says that it was done. */
    private static boolean hadFailedToGoBack(BulkRows.Result result) {
        return result.status().equals(BulkOperation.FAILED) && result.before() != null;
    }
}
