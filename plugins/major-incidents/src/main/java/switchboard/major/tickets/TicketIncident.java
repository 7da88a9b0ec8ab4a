package switchboard.major.tickets;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody who sees a ticket may know of its major incident.
 *
 * @param relation {@code own} where it was declared by this ticket, {@code child} where the ticket has the same cause
 * @param updates those for everybody, the newest first
 * @param review once it is published for requesters
 */
@Schema(name = "TicketMajorIncident")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketIncident(
        UUID id,
        String relation,
        String state,
        String summary,
        Instant declaredAt,
        @Nullable Instant nextUpdateDue,
        @Nullable Instant resolvedAt,
        @Nullable String announcement,
        List<Told> updates,
        @Nullable Learned review) {

    /** An update. */
    @Schema(name = "TicketMajorIncidentUpdate")
    public record Told(Instant at, String text) {}

    /** A review. */
    @Schema(name = "TicketMajorIncidentReview")
    public record Learned(String happened, String fixed, String prevention) {}

    public TicketIncident {
        updates = List.copyOf(updates);
    }
}
