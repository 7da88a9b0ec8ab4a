package {{package}};

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
import switchboard.api.error.NotFoundException;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/**
 * {@code /api/v1/{{mount}}/items}. It knows HTTP and nothing else; the rules are in {@link Items}. Every method says who may
 * call it; {@code onObject} leaves the answer to the rules: 404 for what the caller does not see, 403 for the rest.
 */
@Path("items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "{{title}}")
public final class ItemResource {

    static final String PATH = "/api/v1/{{mount}}/items/";

    private final Items items;

    ItemResource(Items items) {
        this.items = items;
    }

    @GET
    @RequiresPermission(ItemPermissions.READ_KEY)
    @Operation(operationId = "list{{schema}}Items", summary = "List items", description = "In order of id.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of items",
            content = @Content(schema = @Schema(implementation = ItemPage.class)))
    public Page<Item> list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return items.list(caller, Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(ItemPermissions.WRITE_KEY)
    @Operation(operationId = "create{{schema}}Item", summary = "Write an item", description = "For the organization.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ItemBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The item",
            content = @Content(schema = @Schema(implementation = Item.class)))
    public Response create(@Context Caller caller, Input input) {
        Item item = items.create(caller, ItemFields.created(input));
        return Response.created(URI.create(PATH + item.id()))
                .header(HttpHeaders.ETAG, EntityTag.of(item.version()))
                .entity(item)
                .build();
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = ItemPermissions.READ_KEY, onObject = true)
    @Operation(operationId = "read{{schema}}Item", summary = "Read an item", description = "With its ETag.")
    @ApiResponse(
            responseCode = "200",
            description = "The item",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return answer(items.find(caller, id(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = ItemPermissions.WRITE_KEY, onObject = true)
    @Operation(operationId = "change{{schema}}Item", summary = "Change an item", description = "A JSON merge patch.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ItemBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The item",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @ApiResponse(responseCode = "412", description = "request.stale")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        ItemFields fields = ItemFields.patched(input);
        return answer(items.change(caller, id(id), EntityTag.ifMatch(ifMatch), fields));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = ItemPermissions.WRITE_KEY, onObject = true)
    @Operation(operationId = "delete{{schema}}Item", summary = "Delete an item", description = "For good.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    public Response delete(@Context Caller caller, @PathParam("id") String id) {
        items.delete(caller, id(id));
        return Response.noContent().build();
    }

    private static Response answer(Item item) {
        return Response.ok(item)
                .header(HttpHeaders.ETAG, EntityTag.of(item.version()))
                .build();
    }

    /** An id out of a path. Text that is none names nothing, like an id that nobody has. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("{{noun}}.not_found", "There is no such item.");
        }
    }
}
