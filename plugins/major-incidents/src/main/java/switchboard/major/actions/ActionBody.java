package switchboard.major.actions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of a POST or PATCH, for the API's documentation. It is read with {@link ActionFields}.
 *
 * @param owner id, username or e-mail
 * @param purpose {@code response} where it is absent, or {@code prevention}
 */
@Schema(name = "MajorIncidentActionBody")
public record ActionBody(
        @Schema(maxLength = ActionFields.LONGEST_TITLE) String title,
        String owner,
        @Nullable Instant due,
        @Nullable String purpose,
        @Nullable String state,

        @Schema(maxLength = ActionFields.LONGEST_RESULT) @Nullable
        String result) {}
