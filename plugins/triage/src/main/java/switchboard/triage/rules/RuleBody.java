package switchboard.triage.rules;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules as clients write them: for the document of the API. */
@Schema(name = "RuleBody")
record RuleBody(
        String name,
        @Nullable Integer order,
        @Nullable String organization,
        @Nullable Boolean active,
        @Nullable List<String> on,
        @Nullable String condition,
        List<Map<String, Object>> actions) {

    /** As they are shown. */
    @Schema(name = "Rule")
    record Shown(
            UUID id,
            String name,
            Integer order,
            @Nullable UUID organization,
            Boolean active,
            @Nullable List<String> on,
            @Nullable String condition,
            List<Map<String, Object>> actions,
            @Nullable String problem,
            Instant createdAt,
            Instant updatedAt) {}

    /** A page of them. */
    @Schema(name = "RulePage")
    record OnePage(List<Shown> items, @Nullable String next) {}
}
