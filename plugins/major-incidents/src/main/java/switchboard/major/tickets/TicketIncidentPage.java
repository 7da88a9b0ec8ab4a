package switchboard.major.tickets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list's answer, for the API's documentation. */
@Schema(name = "TicketMajorIncidentPage")
public record TicketIncidentPage(
        List<TicketIncident> items, @Nullable String next) {}
