package switchboard.example;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a POST or PATCH, for the API's documentation. It is read with {@link HandOverFields}.
 *
 * @param team id or name
 */
@Schema(name = "HandOverBody")
public record HandOverBody(
        @Schema(maxLength = HandOverFields.LONGEST_TITLE) String title,

        @Schema(maxLength = HandOverFields.LONGEST_BODY) @Nullable
        String body,

        @Nullable String team) {}
