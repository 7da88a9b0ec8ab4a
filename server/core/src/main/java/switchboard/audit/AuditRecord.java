package switchboard.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** One row of the audit log, its data as JSON text. */
record AuditRecord(
        UUID id,
        Instant at,
        @Nullable UUID actor,
        @Nullable String address,
        String action,
        String objectType,
        @Nullable String objectId,
        String outcome,
        String data) {

    static AuditRecord of(Record row) {
        return new AuditRecord(
                row.get(AuditTables.ID),
                row.get(AuditTables.AT),
                row.get(AuditTables.ACTOR),
                row.get(AuditTables.ADDRESS),
                row.get(AuditTables.ACTION),
                row.get(AuditTables.OBJECT_TYPE),
                row.get(AuditTables.OBJECT_ID),
                row.get(AuditTables.OUTCOME),
                row.get(AuditTables.DATA));
    }

    /** SHA-256 over all columns, in hexadecimal. The columns are written as a JSON array, which keeps them apart. */
    String digest() {
        String row = Json.write(Arrays.asList(id, at, actor, address, action, objectType, objectId, outcome, data));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(row.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
