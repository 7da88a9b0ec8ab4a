package switchboard.major.overview;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.Declarations;
import switchboard.major.incidents.IncidentChanges;
import switchboard.major.incidents.MajorIncident;

/** {@code /api/v1/major-incidents/{id}}. */
@Path("{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class IncidentResource {

    private final Overview overview;
    private final IncidentChanges changes;
    private final Declarations declarations;

    public IncidentResource(Overview overview, IncidentChanges changes, Declarations declarations) {
        this.overview = overview;
        this.changes = changes;
        this.declarations = declarations;
    }

    @GET
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(
            operationId = "readMajorIncident",
            summary = "Read a major incident as a whole",
            description = "With its actions and their owners, the newest of its timeline, its clock and its review.")
    @ApiResponse(
            responseCode = "200",
            description = "The major incident",
            content = @Content(schema = @Schema(implementation = WholeIncident.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return answer(overview.whole(caller, id(id)));
    }

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = MajorPermissions.MANAGE, onObject = true)
    @Operation(
            operationId = "changeMajorIncident",
            summary = "Change a major incident",
            description = "A JSON merge patch. Another cadence sets the clock anew.")
    @RequestBody(content = @Content(schema = @Schema(implementation = IncidentBodies.Patch.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The major incident",
            content = @Content(schema = @Schema(implementation = WholeIncident.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "409", description = "majorincident.ended")
    @ApiResponse(responseCode = "412", description = "request.stale, with differences")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        return answer(changes.change(caller, id(id), EntityTag.ifMatch(ifMatch), input));
    }

    @POST
    @Path("transitions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = MajorPermissions.MANAGE, onObject = true)
    @Operation(
            operationId = "moveMajorIncident",
            summary = "Move a major incident to another state",
            description =
                    "Stabilised, resolved, or back after a relapse. The published review and the undeclaring end it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = IncidentBodies.Move.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The major incident",
            content = @Content(schema = @Schema(implementation = WholeIncident.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "409", description = "majorincident.illegal_transition, with allowed")
    @ApiResponse(responseCode = "412", description = "request.stale, with differences")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response move(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        return answer(changes.move(caller, id(id), EntityTag.ifMatch(ifMatch), input));
    }

    @POST
    @Path("undeclare")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = MajorPermissions.DECLARE, onObject = true)
    @Operation(
            operationId = "undeclareMajorIncident",
            summary = "Undeclare a major incident",
            description = "It was none. The ticket's priority follows from impact and urgency again.")
    @RequestBody(content = @Content(schema = @Schema(implementation = IncidentBodies.Undeclaration.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The major incident",
            content = @Content(schema = @Schema(implementation = WholeIncident.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "409", description = "majorincident.illegal_transition")
    @ApiResponse(responseCode = "412", description = "request.stale")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response undeclare(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        return answer(declarations.undeclare(caller, id(id), EntityTag.ifMatch(ifMatch), input));
    }

    private static UUID id(String text) {
        return Refusals.id(text, "majorincident", "major incident");
    }

    private Response answer(MajorIncident incident) {
        return answer(overview.whole(incident));
    }

    private static Response answer(WholeIncident whole) {
        return Response.ok(whole)
                .header(HttpHeaders.ETAG, EntityTag.of(whole.incident().version()))
                .build();
    }
}
