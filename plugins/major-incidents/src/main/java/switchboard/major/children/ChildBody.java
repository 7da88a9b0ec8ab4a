package switchboard.major.children;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a POST, for the API's documentation.
 *
 * @param ticket its id
 * @param told whether it gets updates for everybody as replies; true where it is absent
 */
@Schema(name = "MajorIncidentChildBody")
public record ChildBody(String ticket, @Nullable Boolean told) {}
