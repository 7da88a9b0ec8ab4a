package switchboard.triage.macros;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Macros as clients write them: for the document of the API. */
@Schema(name = "MacroBody")
record MacroBody(
        String name,
        @Nullable Integer order,
        @Nullable String organization,
        @Nullable Boolean active,
        @Nullable Map<String, String> reply,
        @Nullable Map<String, String> note,
        @Nullable Map<String, Object> fields,
        @Nullable Map<String, Object> transition) {

    /** As they are shown. */
    @Schema(name = "Macro")
    record Shown(
            UUID id,
            String name,
            Integer order,
            @Nullable UUID organization,
            Boolean active,
            @Nullable Map<String, String> reply,
            @Nullable Map<String, String> note,
            @Nullable Map<String, Object> fields,
            @Nullable Map<String, Object> transition,
            @Nullable String problem,
            Instant createdAt,
            Instant updatedAt) {}

    /** A page of them. */
    @Schema(name = "MacroPage")
    record OnePage(List<Shown> items, @Nullable String next) {}
}
