package switchboard.tickets.tasks;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** {@code /api/v1/checklists}. */
@Path("checklists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public final class ChecklistResource {

    private final Checklists checklists;

    public ChecklistResource(Checklists checklists) {
        this.checklists = checklists;
    }

    /** One page of checklists. */
    public record ChecklistPage(
            List<Checklist> items, @Nullable String next) {}

    /** What a checklist is made of; for a change, nothing is required. */
    public record ChecklistFields(
            String name,
            @Schema(description = "Id or name") @Nullable String organization,
            List<Checklist.Item> items) {}

    @GET
    @RequiresPermission(Checklists.READ)
    @Operation(
            operationId = "listChecklists",
            summary = "List checklists",
            description = "Those of the caller's organizations and those for all, oldest first.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ChecklistPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    public Page<Checklist> list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return checklists.list(caller, Limit.of(limit), cursor);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(Checklists.READ)
    @Operation(operationId = "readChecklist", summary = "Read a checklist", description = "By its id.")
    @ApiResponse(
            responseCode = "200",
            description = "The checklist",
            content = @Content(schema = @Schema(implementation = Checklist.class)))
    @ApiResponse(responseCode = "404", description = "No such checklist, or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return tagged(Response.ok(), checklists.get(caller, id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Checklists.EDIT)
    @Operation(
            operationId = "createChecklist",
            summary = "Make a checklist",
            description = "For one organization, or for all where the caller edits the checklists of all.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ChecklistFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The checklist",
            content = @Content(schema = @Schema(implementation = Checklist.class)))
    @ApiResponse(responseCode = "403", description = "Not for that organization")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(@Context Caller caller, Input input) {
        Checklist checklist = checklists.create(caller, input);
        return tagged(Response.created(URI.create("/api/v1/checklists/" + checklist.id())), checklist);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(Checklists.EDIT)
    @Operation(
            operationId = "changeChecklist",
            summary = "Change a checklist",
            description = "The items are replaced as a whole. Tasks made of it stay as they are.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ChecklistFields.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The checklist",
            content = @Content(schema = @Schema(implementation = Checklist.class)))
    @ApiResponse(responseCode = "403", description = "Not for that organization")
    @ApiResponse(responseCode = "404", description = "No such checklist, or not visible")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return tagged(Response.ok(), checklists.change(caller, id, input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(Checklists.EDIT)
    @Operation(
            operationId = "deleteChecklist",
            summary = "Delete a checklist",
            description = "Tasks made of it stay as they are.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Not for that organization")
    @ApiResponse(responseCode = "404", description = "No such checklist, or not visible")
    public void delete(@Context Caller caller, @PathParam("id") String id) {
        checklists.remove(caller, id);
    }

    private static Response tagged(Response.ResponseBuilder builder, Checklist checklist) {
        return builder.entity(checklist)
                .header(HttpHeaders.ETAG, EntityTag.of(checklist.version()))
                .build();
    }
}
