package switchboard.major.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.major.incidents.MajorIncident;

/** A list's answer, for the API's documentation. */
@Schema(name = "MajorIncidentPage")
public record IncidentPage(
        List<MajorIncident> items, @Nullable String next) {}
