package switchboard.major.actions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done.
 *
 * @param purpose {@code response} while the major incident goes on, {@code prevention} for what its review asks for
 * @param owner who does it, by name: an action is nobody's team's
 * @param state {@code open}, {@code done} or {@code cancelled}
 */
@Schema(name = "MajorIncidentAction")
public record Action(
        UUID id,
        UUID majorIncident,
        String purpose,
        String title,
        UUID owner,
        @Nullable Instant due,
        String state,
        @Nullable String result,
        @JsonIgnore @Nullable UUID resultBy,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    static final String OPEN = "open";
    static final String DONE = "done";
    static final String CANCELLED = "cancelled";
    static final String RESPONSE = "response";
    static final String PREVENTION = "prevention";
}
