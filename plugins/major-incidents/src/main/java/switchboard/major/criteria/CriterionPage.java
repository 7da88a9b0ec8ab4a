package switchboard.major.criteria;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list's answer, for the API's documentation. */
@Schema(name = "MajorIncidentCriterionPage")
public record CriterionPage(List<Criterion> items, @Nullable String next) {}
