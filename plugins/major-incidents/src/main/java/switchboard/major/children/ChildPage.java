package switchboard.major.children;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list's answer, for the API's documentation. */
@Schema(name = "MajorIncidentChildPage")
public record ChildPage(List<Child> items, @Nullable String next) {}
