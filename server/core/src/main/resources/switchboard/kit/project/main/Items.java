package {{package}};

import static {{package}}.ItemTable.AUTHOR;
import static {{package}}.ItemTable.DONE_AT;
import static {{package}}.ItemTable.ID;
import static {{package}}.ItemTable.ITEM;
import static {{package}}.ItemTable.ORGANIZATION;
import static {{package}}.ItemTable.TICKET;
import static {{package}}.ItemTable.TITLE;
import static {{package}}.ItemTable.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;
import switchboard.api.tickets.TicketService;

/** The service: it knows nothing of HTTP, holds the rules, and is the one way in for every write. */
final class Items {

    private static final String LIST = "items:id";

    private final Database database;
    private final Access access;
    private final TicketService tickets;
    private final Clock clock;

    Items(Database database, Access access, TicketService tickets, Clock clock) {
        this.database = database;
        this.access = access;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** In order of id. What the caller may see is part of the query, never a filter after it. */
    Page<Item> list(Caller caller, int limit, @Nullable String cursor) {
        // One more than asked for tells whether there is a next page.
        List<Item> found = database.read(dsl -> dsl.select(ItemTable.ALL)
                .from(ITEM)
                .where(visible(caller))
                .and(cursor == null ? DSL.noCondition() : ID.greaterThan(after(cursor)))
                .orderBy(ID)
                .limit(limit + 1)
                .fetch(ItemTable::item));
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        return new Page<>(
                found.subList(0, limit),
                new Cursor(LIST, found.get(limit - 1).id().toString()).encode());
    }

    private static UUID after(String cursor) {
        return UUID.fromString(Cursor.decode(cursor, LIST, 1).key().getFirst());
    }

    /** One item; 404 where it is not there or not visible, and the two are never told apart. */
    Item find(Caller caller, UUID id) {
        return database.read(dsl -> find(dsl, caller, ItemPermissions.READ_KEY, id));
    }

    Item create(Caller caller, ItemFields fields) {
        UUID ticket = fields.ticket();
        if (ticket != null && tickets.find(caller, ticket).isEmpty()) {
            throw new InvalidInputException("ticket", "not_found", "ticket names no ticket.");
        }
        String title = String.valueOf(fields.title());
        Item item =
                new Item(UUID.randomUUID(), title, caller.organization(), ticket, caller.id(), null, now(), 1);
        return database.inTransaction(transaction -> {
            insert(transaction.dsl(), item);
            append(transaction, "{{noun}}.created", item, caller.id());
            // With an Idempotency-Key, a repeated request finds the result here even if the server dies right now.
            transaction.completes(ItemResource.PATH + item.id());
            return item;
        });
    }

    /** @param expected the version that the client insists on, null for none */
    Item change(Caller caller, UUID id, @Nullable Long expected, ItemFields fields) {
        return database.inTransaction(transaction -> {
            Item current = find(transaction.dsl(), caller, ItemPermissions.WRITE_KEY, id);
            if (expected != null && expected != current.version()) {
                throw stale();
            }
            Item changed = current.with(
                    fields.title() == null ? current.title() : fields.title(), doneAt(current, fields.done()));
            write(transaction, changed);
            append(transaction, "{{noun}}.changed", changed, caller.id());
            return changed;
        });
    }

    private @Nullable Instant doneAt(Item current, @Nullable Boolean done) {
        if (done == null) {
            return current.doneAt();
        }
        return !done ? null : current.doneAt() == null ? now() : current.doneAt();
    }

    void delete(Caller caller, UUID id) {
        database.inTransaction(transaction -> {
            Item current = find(transaction.dsl(), caller, ItemPermissions.WRITE_KEY, id);
            transaction.dsl().deleteFrom(ITEM).where(ID.eq(id)).execute();
            append(transaction, "{{noun}}.deleted", current, caller.id());
            return current;
        });
    }

    /** Those of the tickets that are closed or cancelled now, at most 1,000 at once; again changes nothing. */
    void closeAbout(Collection<UUID> someTickets) {
        List<UUID> closed = tickets.find(access.system(), List.copyOf(someTickets)).stream()
                .filter(ticket -> Set.of("closed", "cancelled").contains(ticket.status()))
                .map(ticket -> ticket.id())
                .toList();
        List<Item> open = database.read(dsl -> dsl.select(ItemTable.ALL)
                .from(ITEM)
                .where(TICKET.in(closed))
                .and(DONE_AT.isNull())
                .limit(1_000)
                .fetch(ItemTable::item));
        for (Item item : open) {
            change(access.system(), item.id(), null, new ItemFields(null, null, true));
        }
    }

    /** Deletes a chunk of what was done before then, and answers how many. */
    int forget(Instant before, int chunk) {
        return database.inTransaction(transaction -> {
            List<Item> old = transaction
                    .dsl()
                    .select(ItemTable.ALL)
                    .from(ITEM)
                    .where(DONE_AT.lessThan(before))
                    .orderBy(DONE_AT, ID)
                    .limit(chunk)
                    .fetch(ItemTable::item);
            transaction
                    .dsl()
                    .deleteFrom(ITEM)
                    .where(ID.in(old.stream().map(Item::id).toList()))
                    .execute();
            old.forEach(item -> append(transaction, "{{noun}}.deleted", item, null));
            return old.size();
        });
    }

    /** By id, for the search index. */
    List<Item> some(Collection<UUID> ids) {
        return database.read(dsl ->
                dsl.select(ItemTable.ALL).from(ITEM).where(ID.in(ids)).fetch(ItemTable::item));
    }

    /** In order of id, for the search index. */
    List<Item> after(@Nullable UUID id, int limit) {
        return database.read(dsl -> dsl.select(ItemTable.ALL)
                .from(ITEM)
                .where(id == null ? DSL.noCondition() : ID.greaterThan(id))
                .orderBy(ID)
                .limit(limit)
                .fetch(ItemTable::item));
    }

    private Item find(DSLContext dsl, Caller caller, String permission, UUID id) {
        Item found = dsl.select(ItemTable.ALL)
                .from(ITEM)
                .where(ID.eq(id))
                .and(visible(caller))
                .fetchOne(ItemTable::item);
        if (found == null) {
            throw new NotFoundException("{{noun}}.not_found", "There is no such item.");
        }
        if (!caller.reach(permission).covers(found.organization(), null, Set.of(found.author()))) {
            throw new ForbiddenException("access.forbidden", "This needs " + permission + " for the item.");
        }
        return found;
    }

    private Condition visible(Caller caller) {
        return access.condition(
                caller.reach(ItemPermissions.READ_KEY), ORGANIZATION, DSL.val((UUID) null, ID), List.of(AUTHOR));
    }

    private static void insert(DSLContext dsl, Item item) {
        dsl.insertInto(ITEM)
                .columns(ItemTable.ALL)
                .values(
                        item.id(),
                        item.title(),
                        item.organization(),
                        item.ticket(),
                        item.author(),
                        item.doneAt(),
                        item.createdAt(),
                        item.version())
                .execute();
    }

    /** Over the version that was read; where another was quicker, the client is told. */
    private static void write(Transaction transaction, Item changed) {
        int rows = transaction
                .dsl()
                .update(ITEM)
                .set(TITLE, changed.title())
                .set(DONE_AT, changed.doneAt())
                .set(VERSION, changed.version())
                .where(ID.eq(changed.id()))
                .and(VERSION.eq(changed.version() - 1))
                .execute();
        if (rows != 1) {
            throw stale();
        }
    }

    private static ServiceDeskException stale() {
        return new ServiceDeskException(Refusal.STALE, "request.stale", "The item was changed meanwhile.");
    }

    /** Ids only, never what people wrote: the journal is not erased. The host's own caller is no person. */
    private void append(Transaction transaction, String type, Item item, @Nullable UUID actor) {
        transaction.append(new EventDraft(
                type,
                new Subject("{{noun}}", item.id().toString()),
                access.system().id().equals(actor) ? null : actor,
                ItemPermissions.READ_KEY,
                item.organization(),
                Map.of("version", item.version())));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
