package switchboard.users;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;
import switchboard.persistence.Transactions;

/** What of a password's change is done before any transaction: the dear computations. */
public final class PasswordChange {

    private final Transactions transactions;
    private final PasswordHasher hasher;
    private final SignInThrottle throttle;

    public PasswordChange(Transactions transactions, PasswordHasher hasher, SignInThrottle throttle) {
        this.transactions = transactions;
        this.hasher = hasher;
        this.throttle = throttle;
    }

    /** Hashes the input's password where it could do; whether it will is judged with the rest of the input. */
    NewPassword prepare(Input input) {
        if (!input.has("password")) {
            return NewPassword.UNTOUCHED;
        }
        String password = input.any("password") instanceof String text ? text : null;
        boolean hopeless = password == null
                || password.codePointCount(0, password.length()) < PasswordPolicy.SHORTEST
                || password.codePointCount(0, password.length()) > PasswordPolicy.LONGEST;
        return new NewPassword(true, hopeless ? null : hasher.hash(password));
    }

    /**
     * Checks the present password of whoever changes their own.
     *
     * @param edits whether the caller may edit the person anyway: then none is asked for
     */
    void confirm(UUID person, Input input, boolean edits) {
        if (!input.has("password") || edits) {
            return;
        }
        String present = input.any("currentPassword") instanceof String text ? text : null;
        String account = "password of " + person;
        throttle.requireAllowed(account, "");
        if (present == null
                || present.length() > PasswordPolicy.LONGEST * 2
                || !hasher.matches(present, stored(person))) {
            if (present != null) {
                throttle.failed(account, "");
            }
            throw new InvalidInputException(
                    "currentPassword",
                    present == null ? "required" : "not_allowed",
                    "currentPassword must be the present password.");
        }
    }

    private @Nullable String stored(UUID person) {
        return transactions.read(dsl -> dsl.select(UserTables.USER_PASSWORD_HASH)
                .from(UserTables.USER)
                .where(UserTables.USER_ID.eq(person))
                .fetchOne(UserTables.USER_PASSWORD_HASH));
    }
}
