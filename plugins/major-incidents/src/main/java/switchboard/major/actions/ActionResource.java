package switchboard.major.actions;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.Incidents;

/** {@code /api/v1/major-incidents/{id}/actions}. */
@Path("{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class ActionResource {

    private final Ground ground;
    private final Incidents incidents;
    private final Actions actions;

    public ActionResource(Ground ground, Incidents incidents, Actions actions) {
        this.ground = ground;
        this.incidents = incidents;
        this.actions = actions;
    }

    static String path(UUID incident) {
        return "/api/v1/major-incidents/" + incident + "/actions/";
    }

    @GET
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(
            operationId = "listMajorIncidentActions",
            summary = "List the actions of a major incident",
            description = "The oldest first, with their owners.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of actions",
            content = @Content(schema = @Schema(implementation = ActionPage.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Page<Action> list(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return actions.list(caller, incident(id), Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = MajorPermissions.MANAGE, onObject = true)
    @Operation(
            operationId = "createMajorIncidentAction",
            summary = "Add an action",
            description = "With an owner by name, who is told of it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ActionBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The action",
            content = @Content(schema = @Schema(implementation = Action.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "409", description = "majorincident.ended, majorincident.too_many")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response create(@Context Caller caller, @PathParam("id") String id, Input input) {
        UUID incident =
                incidents.find(caller, incident(id), MajorPermissions.MANAGE).id();
        Action action = actions.add(caller, incident, ActionFields.created(input, ground));
        return Response.created(URI.create(path(incident) + action.id()))
                .header(HttpHeaders.ETAG, EntityTag.of(action.version()))
                .entity(action)
                .build();
    }

    @GET
    @Path("{action}")
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(operationId = "readMajorIncidentAction", summary = "Read an action", description = "With its ETag.")
    @ApiResponse(
            responseCode = "200",
            description = "The action",
            content = @Content(schema = @Schema(implementation = Action.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String id, @PathParam("action") String action) {
        return answer(actions.find(caller, incident(id), action(action)));
    }

    @PATCH
    @Path("{action}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(
            operationId = "changeMajorIncidentAction",
            summary = "Change an action",
            description = "Its owner sets state and result; everything else needs majorincident:manage.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ActionBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The action",
            content = @Content(schema = @Schema(implementation = Action.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "412", description = "request.stale, with differences")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("action") String action,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        Action found = actions.find(caller, incident(id), action(action));
        ActionFields fields = ActionFields.patched(input, ground);
        return answer(actions.change(caller, found.majorIncident(), found.id(), EntityTag.ifMatch(ifMatch), fields));
    }

    private static UUID incident(String text) {
        return Refusals.id(text, "majorincident", "major incident");
    }

    private static UUID action(String text) {
        return Refusals.id(text, "majorincident", "action");
    }

    private static Response answer(Action action) {
        return Response.ok(action)
                .header(HttpHeaders.ETAG, EntityTag.of(action.version()))
                .build();
    }
}
