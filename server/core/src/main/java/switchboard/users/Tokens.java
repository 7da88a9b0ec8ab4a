package switchboard.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.secrets.RandomToken;

/** The rows of tokens: made, ended, swept away. */
public final class Tokens {

    private static final int SWEPT_AT_ONCE = 1_000;

    private final RandomGenerator random;
    private final Clock clock;
    private final Duration lifetime;

    /**
     * @param random unpredictable
     * @param lifetime of a sign-in
     */
    public Tokens(RandomGenerator random, Clock clock, Duration lifetime) {
        this.random = random;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /**
     * A token that was made.
     *
     * @param token what the client shows from now on; it is kept nowhere
     */
    public record Issued(String token, Instant expiresAt) {}

    Issued issue(Work work, UUID person) {
        RandomToken token = RandomToken.made(random);
        Instant now = clock.instant();
        // Whole seconds, so that the stored time and the one that was told are the same.
        Instant expiresAt = Instant.ofEpochSecond(now.plus(lifetime).getEpochSecond());
        work.dsl()
                .insertInto(UserTables.TOKEN)
                .set(UserTables.TOKEN_HASH, token.hash())
                .set(UserTables.TOKEN_USER, person)
                .set(UserTables.TOKEN_CREATED_AT, now)
                .set(UserTables.TOKEN_EXPIRES_AT, expiresAt)
                .execute();
        return new Issued(token.text(), expiresAt);
    }

    /** Whether there was such a token. */
    boolean revoke(Work work, String token) {
        return work.dsl()
                        .deleteFrom(UserTables.TOKEN)
                        .where(UserTables.TOKEN_HASH.eq(RandomToken.hash(token)))
                        .execute()
                > 0;
    }

    void revokeAll(Work work, UUID person, @Nullable String except) {
        Condition others = except == null ? DSL.noCondition() : UserTables.TOKEN_HASH.ne(RandomToken.hash(except));
        work.dsl()
                .deleteFrom(UserTables.TOKEN)
                .where(UserTables.TOKEN_USER.eq(person))
                .and(others)
                .execute();
    }

    /** Deletes tokens that expired and sign-in failures that count no more, a thousand at once; for a job. */
    public void sweep(Transactions transactions) {
        Instant now = clock.instant();
        int swept;
        do {
            swept = transactions.inTransaction(work -> Math.max(
                    work.dsl()
                            .deleteFrom(UserTables.TOKEN)
                            .where(UserTables.TOKEN_EXPIRES_AT.lt(now))
                            .limit(SWEPT_AT_ONCE)
                            .execute(),
                    work.dsl()
                            .deleteFrom(UserTables.FAILURE)
                            .where(UserTables.FAILURE_AT.lt(now.minus(SignInThrottle.WINDOW)))
                            .limit(SWEPT_AT_ONCE)
                            .execute()));
        } while (swept == SWEPT_AT_ONCE);
    }
}
