package switchboard.major.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of requests, for the API's documentation. */
public final class IncidentBodies {

    private IncidentBodies() {}

    /**
     * A declaration.
     *
     * @param criteria ids of criteria of the organization; at least one where it has any in use
     * @param manager id, username or e-mail of who coordinates this one; not the incident manager
     * @param cadenceMinutes from one update to the next, 0 for no clock; the setting's where it is absent
     * @param announcement an id or an https address
     * @param warRoom an https address
     */
    @Schema(name = "MajorIncidentDeclaration")
    public record Declaration(
            List<String> criteria,
            String reason,
            String summary,
            String manager,
            @Nullable Long cadenceMinutes,
            @Nullable String announcement,
            @Nullable String warRoom) {}

    /** A change. */
    @Schema(name = "MajorIncidentPatch")
    public record Patch(
            @Nullable String summary,
            @Nullable String manager,
            @Nullable Long cadenceMinutes,
            @Nullable String announcement,
            @Nullable String warRoom) {}

    /** A move to another state. */
    @Schema(name = "MajorIncidentMove")
    public record Move(String to, @Nullable String comment) {}

    /** Why it was none. */
    @Schema(name = "MajorIncidentUndeclaration")
    public record Undeclaration(String reason) {}
}
