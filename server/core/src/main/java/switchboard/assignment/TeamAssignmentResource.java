package switchboard.assignment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;

/** {@code /api/v1/teams/{team}/assignment}. */
@Path("teams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assignment")
public final class TeamAssignmentResource {

    private final TeamSettingService settings;

    TeamAssignmentResource(TeamSettingService settings) {
        this.settings = settings;
    }

    /** What the client sends. */
    public record TeamAssignmentBody(
            @Schema(description = "Name of a strategy; manual chooses nobody") @Nullable
            String strategy,

            @Schema(allowableValues = {"1", "1.5", "2", "3"}) @Nullable
            String tier,

            @Nullable Boolean autoAssign,

            @Schema(description = "Id or name of a team of a higher tier") @Nullable
            String escalatesTo,

            @Schema(description = "How many open tickets one person may have before no more are offered") @Nullable
            Integer maximumOpen,

            @Schema(
                    description =
                            "What may be escalated to the team: keys of kinds, of categories with those below them,"
                                    + " and of priorities; an empty part takes everything. A part that is left out stays, null"
                                    + " takes everything again.")
            @Nullable
            Accepts accepts) {}

    @GET
    @Path("{id}/assignment")
    @RequiresPermission(value = "team:read", onObject = true)
    @Operation(
            operationId = "readTeamAssignment",
            summary = "Read how a team gives out its work",
            description = "By hand where nothing was set.")
    @ApiResponse(
            responseCode = "200",
            description = "The settings",
            content = @Content(schema = @Schema(implementation = TeamSettings.class)))
    @ApiResponse(responseCode = "404", description = "No such team, or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String team) {
        return tagged(settings.get(caller, team));
    }

    @PATCH
    @Path("{id}/assignment")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = "team:edit", onObject = true)
    @Operation(
            operationId = "changeTeamAssignment",
            summary = "Say how a team gives out its work",
            description = "JSON merge patch: the strategy, the tier, whether what arrives is assigned by itself, where "
                    + "tickets are escalated to, and what is escalated to the team.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TeamAssignmentBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The settings",
            content = @Content(schema = @Schema(implementation = TeamSettings.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such team, or not visible")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String team,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return tagged(settings.change(caller, team, input, EntityTag.ifMatch(ifMatch)));
    }

    private static Response tagged(TeamSettings settings) {
        return Response.ok(settings)
                .header(HttpHeaders.ETAG, EntityTag.of(settings.version()))
                .build();
    }
}
