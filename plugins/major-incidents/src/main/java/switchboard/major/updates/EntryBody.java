package switchboard.major.updates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of a new entry, for the API's documentation.
 *
 * @param kind {@code happened} where it is absent, {@code decision} or {@code communication}
 * @param visibility {@code internal} where it is absent, or {@code public}
 * @param at when it happened; now where it is absent
 */
@Schema(name = "MajorIncidentEntryBody")
public record EntryBody(
        @Schema(maxLength = Timeline.LONGEST_BODY) String body,
        @Nullable String kind,
        @Nullable String visibility,
        @Nullable Instant at) {}
