package switchboard.http.idempotency;

import static switchboard.http.idempotency.IdempotencyTables.ALIVE_UNTIL;
import static switchboard.http.idempotency.IdempotencyTables.BODY;
import static switchboard.http.idempotency.IdempotencyTables.CALLER;
import static switchboard.http.idempotency.IdempotencyTables.CLAIM;
import static switchboard.http.idempotency.IdempotencyTables.EXPIRES_AT;
import static switchboard.http.idempotency.IdempotencyTables.HEADERS;
import static switchboard.http.idempotency.IdempotencyTables.HELD_BY;
import static switchboard.http.idempotency.IdempotencyTables.HELD_UNTIL;
import static switchboard.http.idempotency.IdempotencyTables.KEY;
import static switchboard.http.idempotency.IdempotencyTables.KEY_HASH;
import static switchboard.http.idempotency.IdempotencyTables.KEY_VERSION;
import static switchboard.http.idempotency.IdempotencyTables.LOCATION;
import static switchboard.http.idempotency.IdempotencyTables.NODE;
import static switchboard.http.idempotency.IdempotencyTables.NODE_ID;
import static switchboard.http.idempotency.IdempotencyTables.REQUEST_HASH;
import static switchboard.http.idempotency.IdempotencyTables.STATE;
import static switchboard.http.idempotency.IdempotencyTables.STATUS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import switchboard.api.error.ConflictException;
import switchboard.json.Json;
import switchboard.persistence.Ids;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** The rows behind the keys. A claim names itself in the WHERE of each of its updates, so that one taken over does nothing. */
public final class KeyStore {

    private static final String RUNNING = "running";
    private static final String COMPLETED = "completed";
    private static final String ANSWERED = "answered";
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Clock clock;
    private final Ids ids;
    private final UUID node;
    private final Duration kept;

    /**
     * @param node the id of this process, a new one at each start
     * @param kept how long an answer is given again
     */
    public KeyStore(Transactions transactions, Clock clock, Ids ids, UUID node, Duration kept) {
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.node = node;
        this.kept = kept;
    }

    /** Claims the key, or tells how it stands. */
    public Standing claim(KeyedRequest request) {
        UUID claim = ids.next();
        return transactions.inTransaction(work ->
                insert(work.dsl(), request, claim) ? new Standing.Mine(claim) : existing(work.dsl(), request, claim));
    }

    private boolean insert(DSLContext dsl, KeyedRequest request, UUID claim) {
        Instant now = clock.instant();
        try {
            dsl.insertInto(KEY)
                    .columns(CALLER, KEY_HASH, REQUEST_HASH, STATE, CLAIM, HELD_BY, HELD_UNTIL, EXPIRES_AT, KEY_VERSION)
                    .values(
                            request.caller(),
                            request.keyHash(),
                            request.requestHash(),
                            RUNNING,
                            claim,
                            node,
                            heldUntil(request),
                            now.plus(kept),
                            1L)
                    .execute();
            return true;
        } catch (DataAccessException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private Instant heldUntil(KeyedRequest request) {
        return clock.instant().plus(request.budget()).plus(MARGIN);
    }

    private Standing existing(DSLContext dsl, KeyedRequest request, UUID claim) {
        Record row = dsl.select(
                        REQUEST_HASH,
                        STATE,
                        HELD_UNTIL,
                        STATUS,
                        HEADERS,
                        BODY,
                        LOCATION,
                        EXPIRES_AT,
                        KEY_VERSION,
                        ALIVE_UNTIL)
                .from(KEY)
                .leftJoin(NODE)
                .on(NODE_ID.eq(HELD_BY))
                .where(isKey(request))
                .fetchOne();
        if (row == null) {
            // Removed a moment ago, because it had failed or expired: the client tries again.
            return new Standing.UnderWay();
        }
        boolean expired = !row.get(EXPIRES_AT).isAfter(clock.instant());
        if (!expired && !Arrays.equals(row.get(REQUEST_HASH), request.requestHash())) {
            return new Standing.Reused();
        }
        boolean abandoned = row.get(STATE).equals(RUNNING) && isOver(row);
        if (expired || abandoned) {
            return takeOver(dsl, request, claim, row.get(KEY_VERSION));
        }
        return switch (row.get(STATE)) {
            case RUNNING -> new Standing.UnderWay();
            case COMPLETED -> new Standing.Completed(row.get(LOCATION));
            default -> new Standing.Answered(row.get(STATUS), headers(row.get(HEADERS)), row.get(BODY));
        };
    }

    /** Whether whoever claimed it has had all the time it may take, or is known to be dead. */
    private boolean isOver(Record row) {
        Instant now = clock.instant();
        Instant aliveUntil = row.get(ALIVE_UNTIL);
        return row.get(HELD_UNTIL).isBefore(now) || (aliveUntil != null && aliveUntil.isBefore(now));
    }

    private Standing takeOver(DSLContext dsl, KeyedRequest request, UUID claim, long version) {
        int rows = dsl.update(KEY)
                .set(REQUEST_HASH, request.requestHash())
                .set(STATE, RUNNING)
                .set(CLAIM, claim)
                .set(HELD_BY, node)
                .set(HELD_UNTIL, heldUntil(request))
                .setNull(STATUS)
                .setNull(HEADERS)
                .setNull(BODY)
                .setNull(LOCATION)
                .set(EXPIRES_AT, clock.instant().plus(kept))
                .set(KEY_VERSION, version + 1)
                .where(isKey(request))
                .and(KEY_VERSION.eq(version))
                .execute();
        return rows == 1 ? new Standing.Mine(claim) : new Standing.UnderWay();
    }

    /**
     * Marks the claim done within the transaction that did the work.
     *
     * @throws ConflictException where another has taken the claim over: the transaction must roll back
     */
    void complete(Work work, KeyedRequest request, UUID claim, String location) {
        int rows = work.dsl()
                .update(KEY)
                .set(STATE, COMPLETED)
                .set(LOCATION, location)
                .set(KEY_VERSION, KEY_VERSION.plus(1))
                .where(isKey(request))
                .and(CLAIM.eq(claim))
                .and(STATE.ne(ANSWERED))
                .execute();
        if (rows != 1) {
            throw new ConflictException(
                    "idempotency.taken_over",
                    "The request took too long; another with the same key has taken its place.");
        }
    }

    void answer(KeyedRequest request, UUID claim, Standing.Answered answer) {
        transactions.inTransaction(work -> work.dsl()
                .update(KEY)
                .set(STATE, ANSWERED)
                .set(STATUS, answer.status())
                .set(HEADERS, Json.write(answer.headers()))
                .set(BODY, answer.body())
                .set(KEY_VERSION, KEY_VERSION.plus(1))
                .where(isKey(request))
                .and(CLAIM.eq(claim))
                .execute());
    }

    /** Lets the key go, so that the request may be tried again; not where its work is done already. */
    void release(KeyedRequest request, UUID claim) {
        transactions.inTransaction(work -> work.dsl()
                .deleteFrom(KEY)
                .where(isKey(request))
                .and(CLAIM.eq(claim))
                .and(STATE.eq(RUNNING))
                .execute());
    }

    /** Removes expired keys, at most so many; returns how many there were. */
    public int removeExpired(int most) {
        return transactions.inTransaction(work -> work.dsl()
                .deleteFrom(KEY)
                .where(EXPIRES_AT.lt(clock.instant()))
                .orderBy(EXPIRES_AT)
                .limit(most)
                .execute());
    }

    private static Condition isKey(KeyedRequest request) {
        return CALLER.eq(request.caller()).and(KEY_HASH.eq(request.keyHash()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<String>> headers(String json) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Json.parseObject(json).forEach((name, values) -> headers.put(name, (List<String>) values));
        return headers;
    }
}
