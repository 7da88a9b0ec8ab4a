package switchboard.audit;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/**
 * One thing done, or tried, that an auditor will ask about.
 *
 * @param actor the person, null where nobody is known: a failed sign-in, the desk itself
 * @param address where the request came from, where there is one
 * @param action {@code noun.verb}, for example {@code user.change} or {@code session.open}
 * @param objectType what it was done to: {@code user}, {@code role}, {@code setting}, {@code plugin}, …
 * @param objectId its id or name, at most 64 characters
 * @param data what else there is to say, as plain JSON values; never a password, token or secret
 */
public record AuditEntry(
        @Nullable UUID actor,
        @Nullable String address,
        String action,
        String objectType,
        @Nullable String objectId,
        Outcome outcome,
        Map<String, Object> data) {

    /** Something the caller has done. */
    public static AuditEntry done(
            Caller caller, String action, String objectType, Object objectId, Map<String, Object> data) {
        UUID actor = caller.id().equals(new UUID(0, 0)) ? null : caller.id();
        return new AuditEntry(actor, null, action, objectType, Objects.toString(objectId), Outcome.DONE, data);
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        /** Refused for lack of a permission or by a rule. */
        REFUSED,
        /** Tried and failed, such as a sign-in with a wrong password. */
        FAILED
    }
}
