package switchboard.major.review;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a publication, for the API's documentation.
 *
 * @param audience {@code internal} where it is absent, or {@code requesters}
 */
@Schema(name = "MajorIncidentPublicationBody")
public record PublicationBody(@Nullable String audience) {}
