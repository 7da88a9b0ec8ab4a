package switchboard.triage.accuracy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.triage.TriagePermissions;

/** {@code /api/v1/triage/accuracy}. */
@Path("accuracy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Triage")
public final class AccuracyResource {

    private final Accuracy accuracy;

    public AccuracyResource(Accuracy accuracy) {
        this.accuracy = accuracy;
    }

    @GET
    @RequiresPermission(TriagePermissions.TRIAGE_READ)
    @Operation(
            operationId = "readClassificationAccuracy",
            summary = "How often the first classification was right",
            description =
                    "The first category of tickets against the one they have now: in all, by rule and by person, and"
                            + " which categories are taken for which.")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(implementation = Accuracy.Report.class)))
    @ApiResponse(responseCode = "400", description = "request.bad_filter")
    public Accuracy.Report read(
            @Context Caller caller,
            @Parameter(description = "A date; 90 days ago where it is absent, 800 at most")
                    @QueryParam("since")
                    @Nullable
                    String since) {
        return accuracy.since(caller, since);
    }
}
