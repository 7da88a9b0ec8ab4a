package switchboard.major.updates;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of an update, for the API's documentation.
 *
 * @param audience {@code internal} where it is absent, or {@code public}: then it goes to the tickets with the same cause
 */
@Schema(name = "MajorIncidentUpdateBody")
public record UpdateBody(
        @Schema(maxLength = Timeline.LONGEST_BODY) String text,
        @Nullable String audience) {}
