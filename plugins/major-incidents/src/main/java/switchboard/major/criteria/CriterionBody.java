package switchboard.major.criteria;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a POST or PATCH, for the API's documentation. It is read with {@link CriterionFields}.
 *
 * @param organization id or name; the caller's where it is absent
 */
@Schema(name = "MajorIncidentCriterionBody")
public record CriterionBody(
        @Schema(maxLength = CriterionFields.LONGEST_NAME) String name,

        @Schema(maxLength = CriterionFields.LONGEST_DESCRIPTION) @Nullable
        String description,

        List<Measure> conditions,
        @Nullable Boolean active,
        @Nullable String organization) {}
