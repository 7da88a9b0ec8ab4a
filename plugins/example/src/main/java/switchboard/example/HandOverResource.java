package switchboard.example;

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
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/**
 * {@code /api/v1/example/hand-overs}. A resource knows HTTP and nothing else; the rules are in {@link HandOvers}.
 *
 * <p>{@code @Path} is relative to the mount. Every method says who may call it; one that does not is refused when the
 * module starts. {@code onObject} leaves the answer to the rules: 404 for what the caller does not see, 403 for the rest.
 * The {@code @Operation} and its like are read when the module is built, for {@code openapi.json}.
 */
@Path("hand-overs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hand-overs")
public final class HandOverResource {

    static final String PATH = "/api/v1/example/hand-overs/";

    private final HandOvers handOvers;

    HandOverResource(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @GET
    @RequiresPermission(HandOverPermissions.READ_KEY)
    @Operation(operationId = "listHandOvers", summary = "List hand-overs", description = "The newest first.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of hand-overs",
            content = @Content(schema = @Schema(implementation = HandOverPage.class)))
    public Page<HandOver> list(
            @Context Caller caller,
            @Parameter(description = "true or false") @QueryParam("acknowledged") @Nullable String acknowledged,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return handOvers.list(caller, null, flag(acknowledged), Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(HandOverPermissions.WRITE_KEY)
    @Operation(operationId = "createHandOver", summary = "Write a hand-over", description = "For the next shift.")
    @RequestBody(content = @Content(schema = @Schema(implementation = HandOverBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The hand-over",
            content = @Content(schema = @Schema(implementation = HandOver.class)))
    public Response create(@Context Caller caller, Input input) {
        return created(handOvers.create(caller, null, HandOverFields.created(input, handOvers.users()::findTeam)));
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = HandOverPermissions.READ_KEY, onObject = true)
    @Operation(operationId = "readHandOver", summary = "Read a hand-over", description = "With its ETag.")
    @ApiResponse(
            responseCode = "200",
            description = "The hand-over",
            content = @Content(schema = @Schema(implementation = HandOver.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return answer(handOvers.find(caller, id(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = HandOverPermissions.WRITE_KEY, onObject = true)
    @Operation(operationId = "changeHandOver", summary = "Change a hand-over", description = "A JSON merge patch.")
    @RequestBody(content = @Content(schema = @Schema(implementation = HandOverBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The hand-over",
            content = @Content(schema = @Schema(implementation = HandOver.class)))
    @ApiResponse(responseCode = "412", description = "request.stale, with differences")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        HandOverFields fields = HandOverFields.patched(input, handOvers.users()::findTeam);
        return answer(handOvers.change(caller, id(id), EntityTag.ifMatch(ifMatch), fields));
    }

    @POST
    @Path("{id}/acknowledge")
    @RequiresPermission(value = HandOverPermissions.WRITE_KEY, onObject = true)
    @Operation(operationId = "acknowledgeHandOver", summary = "Take note", description = "Again changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The hand-over",
            content = @Content(schema = @Schema(implementation = HandOver.class)))
    public Response acknowledge(@Context Caller caller, @PathParam("id") String id) {
        return answer(handOvers.acknowledge(caller, id(id)));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = HandOverPermissions.WRITE_KEY, onObject = true)
    @Operation(operationId = "deleteHandOver", summary = "Delete a hand-over", description = "For good.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "412", description = "request.stale")
    public Response delete(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        handOvers.delete(caller, id(id), EntityTag.ifMatch(ifMatch));
        return Response.noContent().build();
    }

    static Response created(HandOver handOver) {
        return Response.created(URI.create(PATH + handOver.id()))
                .header(HttpHeaders.ETAG, EntityTag.of(handOver.version()))
                .entity(handOver)
                .build();
    }

    private static Response answer(HandOver handOver) {
        return Response.ok(handOver)
                .header(HttpHeaders.ETAG, EntityTag.of(handOver.version()))
                .build();
    }

    static @Nullable Boolean flag(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw new MalformedException("request.bad_filter", "acknowledged must be true or false.");
        }
        return text.equals("true");
    }

    /** An id out of a path. Text that is none names nothing, like an id that nobody has. */
    static UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException noId) {
            // Told below, like an id that is not there.
        }
        throw new NotFoundException("handover.not_found", "There is no such hand-over.");
    }
}
