package switchboard.users;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.persistence.Transactions;

/**
 * Signing in with username or e-mail address and password. A wrong password, an unknown account and one without sign-in
 * are refused alike, after the same work.
 */
public final class SignInService {

    private final Transactions transactions;
    private final PasswordHasher hasher;
    private final SignInThrottle throttle;
    private final Tokens tokens;
    private final AuditLog audit;

    public SignInService(
            Transactions transactions, PasswordHasher hasher, SignInThrottle throttle, Tokens tokens, AuditLog audit) {
        this.transactions = transactions;
        this.hasher = hasher;
        this.throttle = throttle;
        this.tokens = tokens;
        this.audit = audit;
    }

    /**
     * Signs in.
     *
     * @param account username or e-mail address
     * @param address where the request came from
     * @throws ServiceDeskException 401 {@code auth.bad_credentials}, 429 {@code auth.too_many_attempts}
     */
    public Tokens.Issued signIn(String account, String password, String address) {
        throttle.requireAllowed(account, address);
        Optional<Account> found = transactions.read(dsl -> find(dsl, account));
        String stored = found.map(Account::passwordHash).orElse(null);
        boolean matches = hasher.matches(password, stored);
        // Once more, since whoever tries many at once has passed the first question before any of them failed.
        throttle.requireAllowed(account, address);
        if (!matches || !found.orElseThrow().active()) {
            refuse(account, found.map(Account::id).orElse(null), address);
        }
        UUID person = found.orElseThrow().id();
        String renewed = stored != null && hasher.isOutdated(stored) ? hasher.hash(password) : null;
        return transactions.inTransaction(work -> {
            if (renewed != null) {
                // Not a change that anybody sees: the version stays, and a password changed meanwhile is left alone.
                work.dsl()
                        .update(UserTables.USER)
                        .set(UserTables.USER_PASSWORD_HASH, renewed)
                        .where(UserTables.USER_ID.eq(person))
                        .and(UserTables.USER_PASSWORD_HASH.eq(stored))
                        .execute();
            }
            audit.record(work, entry(person, address, person, AuditEntry.Outcome.DONE));
            return tokens.issue(work, person);
        });
    }

    private void refuse(String account, @Nullable UUID person, String address) {
        transactions.inTransaction(work -> {
            throttle.failed(work, account, address);
            audit.record(work, entry(null, address, person, AuditEntry.Outcome.FAILED));
            return null;
        });
        throw new ServiceDeskException(
                Refusal.UNAUTHENTICATED, "auth.bad_credentials", "Username or password are wrong.");
    }

    private static AuditEntry entry(
            @Nullable UUID actor, String address, @Nullable UUID person, AuditEntry.Outcome outcome) {
        return new AuditEntry(
                actor, address, "session.open", "user", person == null ? null : person.toString(), outcome, Map.of());
    }

    private static Optional<Account> find(DSLContext dsl, String account) {
        String folded = References.fold(account);
        Condition named = References.looksLikeEmail(account)
                ? UserTables.USER_ID.eq(dsl.select(UserTables.ADDRESS_USER)
                        .from(UserTables.ADDRESS)
                        .where(UserTables.ADDRESS_KIND.eq(UserTables.EMAIL))
                        .and(UserTables.ADDRESS_NORMALIZED.eq(folded)))
                : UserTables.USER_USERNAME_KEY.eq(folded);
        return dsl.select(UserTables.USER_ID, UserTables.USER_ACTIVE, UserTables.USER_PASSWORD_HASH)
                .from(UserTables.USER)
                .where(named)
                .fetchOptional(row -> new Account(row.value1(), row.value2(), row.value3()));
    }

    private record Account(
            UUID id, boolean active, @Nullable String passwordHash) {}
}
