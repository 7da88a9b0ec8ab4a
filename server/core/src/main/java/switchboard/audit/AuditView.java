package switchboard.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log, as it is answered.
 *
 * @param actor the person, or null where nobody was known
 * @param outcome done, refused or failed
 */
public record AuditView(
        UUID id,
        Instant at,
        @Nullable UUID actor,
        @Nullable String address,
        String action,
        AuditObject object,
        String outcome,
        Map<String, Object> data) {

    /** What it was done to. */
    public record AuditObject(String type, @Nullable String id) {}
}
