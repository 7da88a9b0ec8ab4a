package switchboard.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.secrets.RandomToken;

/**
 * Failed sign-ins only, counted in the database for account and address together: ten in five minutes, then 429. What
 * succeeds does not count, and what was refused here does not either. Rooms above that take secrets count with it too,
 * under an account of their own.
 */
public final class SignInThrottle {

    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST = 10;

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public SignInThrottle(Transactions transactions, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refuses with 429 {@code auth.too_many_attempts} where account and address failed too often. */
    public void requireAllowed(String account, String address) {
        Instant now = clock.instant();
        List<Instant> failures = transactions.read(dsl -> dsl.select(UserTables.FAILURE_AT)
                .from(UserTables.FAILURE)
                .where(UserTables.FAILURE_ACCOUNT.eq(digest(account)))
                .and(UserTables.FAILURE_ADDRESS.eq(address))
                .and(UserTables.FAILURE_AT.gt(now.minus(WINDOW)))
                .orderBy(UserTables.FAILURE_AT.desc())
                .limit(MOST)
                .fetch(UserTables.FAILURE_AT));
        if (failures.size() >= MOST) {
            long seconds =
                    Duration.between(now, failures.getLast().plus(WINDOW)).toSeconds() + 1;
            throw new ServiceDeskException(
                    Refusal.TOO_MANY,
                    "auth.too_many_attempts",
                    "Too many failed attempts; try again later.",
                    List.of(),
                    Map.of("retryAfter", seconds),
                    null);
        }
    }

    /** Counts a failure. */
    public void failed(String account, String address) {
        transactions.inTransaction(work -> {
            failed(work, account, address);
            return null;
        });
    }

    /** The same as part of a transaction. */
    public void failed(Work work, String account, String address) {
        work.dsl()
                .insertInto(UserTables.FAILURE)
                .set(UserTables.FAILURE_ID, ids.next())
                .set(UserTables.FAILURE_ACCOUNT, digest(account))
                .set(UserTables.FAILURE_ADDRESS, address)
                .set(UserTables.FAILURE_AT, clock.instant())
                .execute();
    }

    private static byte[] digest(String account) {
        return RandomToken.hash(References.fold(account));
    }
}
