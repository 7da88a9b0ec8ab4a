package switchboard.major.review;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PATCH, for the API's documentation. */
@Schema(name = "MajorIncidentReviewBody")
public record ReviewBody(
        @Schema(maxLength = Reviews.LONGEST_TEXT) @Nullable String happened,

        @Schema(maxLength = Reviews.LONGEST_TEXT) @Nullable String fixed,

        @Schema(maxLength = Reviews.LONGEST_TEXT) @Nullable String prevention) {}
