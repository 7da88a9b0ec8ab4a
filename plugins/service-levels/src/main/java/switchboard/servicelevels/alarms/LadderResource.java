package switchboard.servicelevels.alarms;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.servicelevels.ServiceLevelPermissions;

/** {@code /api/v1/service-levels/ladders}: who is told, step by step. */
@Path("ladders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service levels")
public final class LadderResource {

    private final LadderService ladders;

    public LadderResource(LadderService ladders) {
        this.ladders = ladders;
    }

    /** All of them, as the document describes it. */
    @Schema(name = "EscalationLadderPage")
    public record LadderPage(
            List<LadderView> items, @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    @Schema(name = "EscalationLadderBody")
    public record LadderBody(
            String name,

            @Schema(description = "Id or name of the only organization whose tickets it is for") @Nullable
            String organization,

            @Schema(description = "Of several that fit the lowest holds") @Nullable
            Integer ordinal,

            @Nullable List<String> priorities,
            @Nullable List<String> kinds,
            @Nullable List<String> targets,
            List<LadderView.Step> levels) {}

    @GET
    @RequiresPermission(ServiceLevelPermissions.READ_KEY)
    @Operation(
            operationId = "listEscalationLadders",
            summary = "List escalation ladders",
            description = "In the order in which they are asked; at most 200.")
    @ApiResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = LadderPage.class)))
    public Page<LadderView> list(@Context Caller caller) {
        return new Page<>(ladders.list(caller).stream().map(LadderView::of).toList(), null);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = ServiceLevelPermissions.READ_KEY, onObject = true)
    @Operation(operationId = "readEscalationLadder", summary = "Read a ladder", description = "By its id.")
    @ApiResponse(
            responseCode = "200",
            description = "The ladder",
            content = @Content(schema = @Schema(implementation = LadderView.class)))
    @ApiResponse(responseCode = "404", description = "No such ladder, or not one for the caller")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return answer(Response.ok(), ladders.get(caller, id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(ServiceLevelPermissions.EDIT_KEY)
    @Operation(
            operationId = "createEscalationLadder",
            summary = "Make a ladder",
            description = "At most ten steps: each is reached after a share of what was agreed, some time after the "
                    + "breach, or when nobody acknowledged the step below it in time. A step may name at most five "
                    + "channels by which it is told whatever its receivers have chosen.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LadderBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The ladder",
            content = @Content(schema = @Schema(implementation = LadderView.class)))
    @ApiResponse(responseCode = "403", description = "A ladder of these organizations is not the caller's to make")
    @ApiResponse(responseCode = "409", description = "The name is taken, or there are too many")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(@Context Caller caller, @Parameter(hidden = true) Input input) {
        Ladder ladder = ladders.create(caller, input);
        return answer(Response.created(URI.create("/api/v1/service-levels/ladders/" + ladder.id())), ladder);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = ServiceLevelPermissions.EDIT_KEY, onObject = true)
    @Operation(
            operationId = "changeEscalationLadder",
            summary = "Change a ladder",
            description = "Its levels are replaced as a whole. What was told stays told.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LadderBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The ladder",
            content = @Content(schema = @Schema(implementation = LadderView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ladder, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) Input input) {
        return answer(Response.ok(), ladders.change(caller, id, input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = ServiceLevelPermissions.EDIT_KEY, onObject = true)
    @Operation(
            operationId = "deleteEscalationLadder",
            summary = "Delete a ladder",
            description = "Nobody is told by it any more; what was told stays.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to delete")
    @ApiResponse(responseCode = "404", description = "No such ladder, or not one for the caller")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    public void delete(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "ETag of the version to delete") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        ladders.delete(caller, id, EntityTag.ifMatch(ifMatch));
    }

    private static Response answer(Response.ResponseBuilder builder, Ladder ladder) {
        return builder.entity(LadderView.of(ladder))
                .header(HttpHeaders.ETAG, EntityTag.of(ladder.version()))
                .build();
    }
}
