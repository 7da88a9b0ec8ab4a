package switchboard.triage.recurring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recurring tickets as clients write them: for the document of the API. */
@Schema(name = "RecurringTicketBody")
record RecurringBody(
        String name,
        @Nullable Integer order,
        @Nullable String organization,
        @Nullable Boolean active,
        Map<String, Object> ticket,
        Map<String, Object> schedule) {

    /** As they are shown. */
    @Schema(name = "RecurringTicket")
    record Shown(
            UUID id,
            String name,
            Integer order,
            @Nullable UUID organization,
            Boolean active,
            Map<String, Object> ticket,
            Map<String, Object> schedule,
            @Nullable String problem,
            Instant createdAt,
            Instant updatedAt) {}

    /** A page of them. */
    @Schema(name = "RecurringTicketPage")
    record OnePage(List<Shown> items, @Nullable String next) {}
}
