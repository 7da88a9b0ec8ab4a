package switchboard.example;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One hand-over. A plain record is what the REST API answers with: names become camelCase JSON, instants ISO 8601.
 *
 * @param team null for everybody of the organization
 * @param ticket the ticket it is about, null for none
 * @param acknowledgedBy who has taken note, null for nobody yet, and for the desk itself when the ticket was closed
 * @param version grows with every change; the ETag is made of it, so it need not stand in the body as well
 */
@Schema(name = "HandOver")
public record HandOver(
        UUID id,
        String title,
        String body,
        UUID organization,
        @Nullable UUID team,
        @Nullable UUID ticket,
        UUID author,
        @Nullable UUID acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    boolean acknowledged() {
        return acknowledgedAt != null;
    }
}
