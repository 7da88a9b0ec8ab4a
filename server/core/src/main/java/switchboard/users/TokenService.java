package switchboard.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessRevision;
import switchboard.access.AccessService;
import switchboard.access.Authenticator;
import switchboard.access.CallerRecord;
import switchboard.access.RoleBook;
import switchboard.access.RoleGrant;
import switchboard.access.Standing;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.secrets.RandomToken;

/**
 * Opaque bearer tokens: 256 random bits, stored as their SHA-256 only. Who stands behind one is cached for a second at
 * most, so that a busy caller costs no query; what this node changes itself counts at once. Nothing is written for a
 * request.
 */
public final class TokenService implements Authenticator {

    private static final Duration OLDEST = Duration.ofSeconds(1);
    private static final int MOST_CACHED = 10_000;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Caller ANONYMOUS = CallerRecord.anonymous(AccessService.DEFAULT_ORGANIZATION, "en");

    private final Transactions transactions;
    private final Tokens tokens;
    private final StandingReader standings;
    private final RoleBook roles;
    private final AccessRevision revision;
    private final Clock clock;
    private final Cache<Key, Holder> cache;

    /** @param ticker nanoseconds that only go forward; the age of what is cached */
    public TokenService(
            Transactions transactions,
            Tokens tokens,
            StandingReader standings,
            RoleBook roles,
            AccessRevision revision,
            Clock clock,
            Ticker ticker) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.standings = standings;
        this.roles = roles;
        this.revision = revision;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(OLDEST)
                .maximumSize(MOST_CACHED)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Caller authenticate(@Nullable String token) {
        if (token == null) {
            return ANONYMOUS;
        }
        if (!TOKEN.matcher(token).matches()) {
            throw badToken();
        }
        Holder holder = cache.get(key(token), this::load);
        if (holder == null || !holder.expiresAt().isAfter(clock.instant())) {
            throw badToken();
        }
        return holder.caller();
    }

    /** Ends the sign-in that this token stands for. */
    public void revoke(String token) {
        transactions.inTransaction(work -> tokens.revoke(work, token));
        cache.invalidate(key(token));
    }

    /** Ends all sign-ins of a person but this one. */
    void revokeAll(Work work, UUID person, @Nullable String except) {
        tokens.revokeAll(work, person, except);
        revision.changes(work);
    }

    private Key key(String token) {
        return new Key(
                ByteBuffer.wrap(RandomToken.hash(token)),
                revision.current(),
                roles.catalogue().revision());
    }

    private @Nullable Holder load(Key key) {
        return transactions.read(dsl -> load(dsl, key.digest().array()));
    }

    private @Nullable Holder load(DSLContext dsl, byte[] digest) {
        Condition valid = UserTables.TOKEN_HASH
                .eq(digest)
                .and(UserTables.USER_ACTIVE.isTrue())
                .and(UserTables.TOKEN_EXPIRES_AT.gt(clock.instant()));
        var row = dsl.select(
                        UserTables.USER_ID,
                        UserTables.USER_USERNAME,
                        UserTables.USER_LOCALE,
                        UserTables.TOKEN_EXPIRES_AT)
                .from(UserTables.TOKEN)
                .join(UserTables.USER)
                .on(UserTables.USER_ID.eq(UserTables.TOKEN_USER))
                .where(valid)
                .fetchOne();
        if (row == null) {
            return null;
        }
        UUID id = row.value1();
        Standing standing = standings.of(dsl, Set.of(id)).get(id);
        if (standing == null || !standing.active()) {
            return null;
        }
        Caller caller = new CallerRecord(
                id,
                row.value2() == null ? id.toString() : row.value2(),
                standing.organization(),
                standing.teams(),
                standing.grants().stream().map(RoleGrant::role).collect(Collectors.toSet()),
                row.value3(),
                false,
                roles.reaches(dsl, standing));
        return new Holder(caller, row.value4());
    }

    private static ServiceDeskException badToken() {
        return new ServiceDeskException(
                Refusal.UNAUTHENTICATED, "auth.bad_token", "The token is unknown, expired or revoked.");
    }

    private record Key(ByteBuffer digest, long revision, long catalogue) {}

    private record Holder(Caller caller, Instant expiresAt) {}
}
