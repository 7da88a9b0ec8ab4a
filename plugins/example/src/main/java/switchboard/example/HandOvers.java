package switchboard.example;

import static switchboard.example.HandOverTables.ACKNOWLEDGED_AT;
import static switchboard.example.HandOverTables.ACKNOWLEDGED_BY;
import static switchboard.example.HandOverTables.AUTHOR;
import static switchboard.example.HandOverTables.BODY;
import static switchboard.example.HandOverTables.CREATED_AT;
import static switchboard.example.HandOverTables.HAND_OVER;
import static switchboard.example.HandOverTables.ID;
import static switchboard.example.HandOverTables.ORGANIZATION;
import static switchboard.example.HandOverTables.TEAM;
import static switchboard.example.HandOverTables.TICKET;
import static switchboard.example.HandOverTables.TITLE;
import static switchboard.example.HandOverTables.UPDATED_AT;
import static switchboard.example.HandOverTables.VERSION;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Access;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.api.persistence.Database;
import switchboard.api.persistence.Transaction;
import switchboard.api.users.UserDirectory;

/**
 * The service: knows nothing of HTTP, holds the rules, and is the one way in for every write. Each change and its event are
 * one transaction.
 */
final class HandOvers {

    private static final String LIST = "hand-overs:-createdAt";

    private final Database database;
    private final Access access;
    private final UserDirectory users;
    private final Clock clock;
    private final Supplier<UUID> ids;

    HandOvers(Database database, Access access, UserDirectory users, Clock clock, Supplier<UUID> ids) {
        this.database = database;
        this.access = access;
        this.users = users;
        this.clock = clock;
        this.ids = ids;
    }

    UserDirectory users() {
        return users;
    }

    /**
     * The newest first. What the caller may see is part of the query, never a filter after it: pages are full and nothing
     * leaks by counting.
     *
     * @param ticket only those about this ticket, null for all
     * @param acknowledged only those that are, or are not; null for both
     */
    Page<HandOver> list(
            Caller caller, @Nullable UUID ticket, @Nullable Boolean acknowledged, int limit, @Nullable String cursor) {
        Condition condition = visible(caller, HandOverPermissions.READ_KEY)
                .and(ticket == null ? DSL.noCondition() : TICKET.eq(ticket))
                .and(acknowledged == null ? DSL.noCondition() : acknowledged(acknowledged))
                .and(cursor == null ? DSL.noCondition() : after(Cursor.decode(cursor, LIST, 2)));
        List<HandOver> found = database.read(dsl -> dsl.select(HandOverTables.ALL)
                .from(HAND_OVER)
                .where(condition)
                .orderBy(CREATED_AT.desc(), ID.desc())
                // One more than asked for tells whether there is a next page.
                .limit(limit + 1)
                .fetch(HandOverTables::handOver));
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        HandOver last = found.get(limit - 1);
        return new Page<>(
                found.subList(0, limit),
                new Cursor(LIST, last.createdAt().toString(), last.id().toString()).encode());
    }

    private static Condition acknowledged(boolean wanted) {
        return wanted ? ACKNOWLEDGED_AT.isNotNull() : ACKNOWLEDGED_AT.isNull();
    }

    /** Written out, so that the index serves it; a comparison of rows would not use it. */
    private static Condition after(Cursor cursor) {
        try {
            Instant time = Instant.parse(cursor.key().get(0));
            UUID id = UUID.fromString(cursor.key().get(1));
            return CREATED_AT.lessThan(time).or(CREATED_AT.eq(time).and(ID.lessThan(id)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw new MalformedException("request.bad_cursor", "The cursor does not belong to this list.");
        }
    }

    /** One hand-over; 404 where it is not there or not visible, and the two are never told apart. */
    HandOver find(Caller caller, UUID id) {
        return database.read(dsl -> find(dsl, caller, HandOverPermissions.READ_KEY, id));
    }

    HandOver create(Caller caller, @Nullable UUID ticket, HandOverFields fields) {
        Instant now = now();
        HandOver handOver = new HandOver(
                ids.get(),
                String.valueOf(fields.title()),
                String.valueOf(fields.body()),
                caller.organization(),
                fields.team(),
                ticket,
                caller.id(),
                null,
                null,
                now,
                now,
                1);
        return database.inTransaction(transaction -> {
            insert(transaction.dsl(), handOver);
            append(transaction, "handover.created", handOver, caller.id());
            // With an Idempotency-Key, a repeated request finds the result here even if the server dies right now.
            transaction.completes(HandOverResource.PATH + handOver.id());
            return handOver;
        });
    }

    /** @param expected the version that the client insists on, null for none */
    HandOver change(Caller caller, UUID id, @Nullable Long expected, HandOverFields fields) {
        return update(caller, id, "handover.changed", current -> {
            StaleRequest.require(expected, current, fields.differencesFrom(current));
            return new HandOver(
                    current.id(),
                    fields.title() == null ? current.title() : fields.title(),
                    fields.body() == null ? current.body() : fields.body(),
                    current.organization(),
                    fields.changesTeam() ? fields.team() : current.team(),
                    current.ticket(),
                    current.author(),
                    current.acknowledgedBy(),
                    current.acknowledgedAt(),
                    current.createdAt(),
                    now(),
                    current.version() + 1);
        });
    }

    /** Takes note of a hand-over. Doing it again changes nothing. */
    HandOver acknowledge(Caller caller, UUID id) {
        return update(
                caller,
                id,
                "handover.acknowledged",
                current -> current.acknowledged() ? current : acknowledged(current, caller.id()));
    }

    /** Takes note of all that are about these tickets, for the desk itself. At most 1,000 at once; the rest next time. */
    void acknowledgeAbout(Collection<UUID> tickets) {
        List<UUID> open = database.read(dsl -> dsl.select(ID)
                .from(HAND_OVER)
                .where(TICKET.in(tickets))
                .and(ACKNOWLEDGED_AT.isNull())
                .limit(1_000)
                .fetch(ID));
        for (UUID id : open) {
            acknowledge(access.system(), id);
        }
    }

    private HandOver acknowledged(HandOver current, UUID by) {
        Instant now = now();
        return new HandOver(
                current.id(),
                current.title(),
                current.body(),
                current.organization(),
                current.team(),
                current.ticket(),
                current.author(),
                isPerson(by) ? by : null,
                now,
                current.createdAt(),
                now,
                current.version() + 1);
    }

    void delete(Caller caller, UUID id, @Nullable Long expected) {
        database.inTransaction(transaction -> {
            HandOver current = find(transaction.dsl(), caller, HandOverPermissions.WRITE_KEY, id);
            StaleRequest.require(expected, current, Map.of());
            transaction.dsl().deleteFrom(HAND_OVER).where(ID.eq(id)).execute();
            append(transaction, "handover.deleted", current, caller.id());
            return current;
        });
    }

    /** Reads, decides, and writes over the version that was read; where another was quicker, once more from the start. */
    private HandOver update(Caller caller, UUID id, String event, UnaryOperator<HandOver> change) {
        for (int tries = 0; tries < 5; tries++) {
            Optional<HandOver> written = database.inTransaction(transaction -> {
                HandOver current = find(transaction.dsl(), caller, HandOverPermissions.WRITE_KEY, id);
                HandOver changed = change.apply(current);
                if (changed.equals(current)) {
                    return Optional.of(current);
                }
                if (write(transaction.dsl(), changed) != 1) {
                    return Optional.<HandOver>empty();
                }
                append(transaction, event, changed, caller.id());
                return Optional.of(changed);
            });
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw StaleRequest.contended();
    }

    private HandOver find(DSLContext dsl, Caller caller, String permission, UUID id) {
        HandOver found = dsl.select(HandOverTables.ALL)
                .from(HAND_OVER)
                .where(ID.eq(id))
                .and(visible(caller, HandOverPermissions.READ_KEY))
                .fetchOne(HandOverTables::handOver);
        if (found == null) {
            throw new NotFoundException("handover.not_found", "There is no such hand-over.");
        }
        if (!caller.reach(permission).covers(found.organization(), found.team(), java.util.Set.of(found.author()))) {
            throw StaleRequest.forbidden(permission);
        }
        return found;
    }

    private Condition visible(Caller caller, String permission) {
        return access.condition(caller.reach(permission), ORGANIZATION, TEAM, List.of(AUTHOR));
    }

    private static void insert(DSLContext dsl, HandOver handOver) {
        dsl.insertInto(HAND_OVER)
                .columns(ID, TITLE, BODY, ORGANIZATION, TEAM, TICKET, AUTHOR, CREATED_AT, UPDATED_AT, VERSION)
                .values(
                        handOver.id(),
                        handOver.title(),
                        handOver.body(),
                        handOver.organization(),
                        handOver.team(),
                        handOver.ticket(),
                        handOver.author(),
                        handOver.createdAt(),
                        handOver.updatedAt(),
                        handOver.version())
                .execute();
    }

    private static int write(DSLContext dsl, HandOver changed) {
        return dsl.update(HAND_OVER)
                .set(TITLE, changed.title())
                .set(BODY, changed.body())
                .set(TEAM, changed.team())
                .set(ACKNOWLEDGED_BY, changed.acknowledgedBy())
                .set(ACKNOWLEDGED_AT, changed.acknowledgedAt())
                .set(UPDATED_AT, changed.updatedAt())
                .set(VERSION, changed.version())
                .where(ID.eq(changed.id()))
                .and(VERSION.eq(changed.version() - 1))
                .execute();
    }

    /** The journal is never erased: ids and codes go into an event, never what people wrote. */
    private void append(Transaction transaction, String type, HandOver handOver, UUID actor) {
        transaction.append(new EventDraft(
                type,
                new Subject("handover", handOver.id().toString()),
                isPerson(actor) ? actor : null,
                HandOverPermissions.READ_KEY,
                handOver.organization(),
                Map.of("version", handOver.version())));
    }

    private boolean isPerson(UUID id) {
        return !id.equals(access.system().id());
    }

    /** As precise as the database keeps it, so that what is answered now is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
