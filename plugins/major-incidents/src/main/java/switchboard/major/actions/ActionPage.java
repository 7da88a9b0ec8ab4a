package switchboard.major.actions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list's answer, for the API's documentation. */
@Schema(name = "MajorIncidentActionPage")
public record ActionPage(List<Action> items, @Nullable String next) {}
