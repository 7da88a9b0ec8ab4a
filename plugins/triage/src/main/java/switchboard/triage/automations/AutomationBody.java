package switchboard.triage.automations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Automations as clients write them: for the document of the API. */
@Schema(name = "AutomationBody")
record AutomationBody(
        String name,
        @Nullable Integer order,
        @Nullable String organization,
        @Nullable Boolean active,
        Map<String, Object> when,
        @Nullable String condition,
        List<Map<String, Object>> actions) {

    /** As they are shown. */
    @Schema(name = "Automation")
    record Shown(
            UUID id,
            String name,
            Integer order,
            @Nullable UUID organization,
            Boolean active,
            Map<String, Object> when,
            @Nullable String condition,
            List<Map<String, Object>> actions,
            @Nullable String problem,
            Instant createdAt,
            Instant updatedAt) {}

    /** A page of them. */
    @Schema(name = "AutomationPage")
    record OnePage(List<Shown> items, @Nullable String next) {}
}
