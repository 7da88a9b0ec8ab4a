package switchboard.tickets.codes;

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
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;

/** {@code /api/v1/categories}: the category tree. */
@Path("categories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "codes")
public final class CategoryResource {

    private static final String LIST = "categories";

    private final CodeTables tables;
    private final CategoryEditing editing;

    public CategoryResource(CodeTables tables, CategoryEditing editing) {
        this.tables = tables;
        this.editing = editing;
    }

    /** One page of categories. */
    public record CategoryPage(
            List<Category> items, @Nullable String next) {}

    /** What a category is made or changed with. */
    public record CategoryFields(
            String key,
            @Nullable String parent,
            @Nullable Map<String, String> labels,
            @Nullable UUID organization,
            @Nullable Integer ordinal,
            @Nullable Boolean active,
            @Nullable List<String> requiredInformation) {}

    @GET
    @RequiresPermission("code:read")
    @Operation(
            operationId = "listCategories",
            summary = "List categories",
            description = "The category tree as a list; each names its parent.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = CategoryPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    public CategoryPage list(
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        int most = Limit.of(limit);
        String after =
                cursor == null ? null : Cursor.decode(cursor, LIST, 1).key().getFirst();
        List<Category> all = List.copyOf(tables.current().categories().values());
        int from = 0;
        while (after != null && from < all.size() && !all.get(from).key().equals(after)) {
            from++;
        }
        int start = after == null ? 0 : Math.min(from + 1, all.size());
        int end = Math.min(start + most, all.size());
        List<Category> page = all.subList(start, end);
        return new CategoryPage(
                page, end < all.size() ? new Cursor(LIST, page.getLast().key()).encode() : null);
    }

    @GET
    @Path("{key}")
    @RequiresPermission("code:read")
    @Operation(operationId = "readCategory", summary = "Read a category", description = "By its key.")
    @ApiResponse(
            responseCode = "200",
            description = "The category",
            content = @Content(schema = @Schema(implementation = Category.class)))
    @ApiResponse(responseCode = "404", description = "No such category")
    public Response read(@PathParam("key") String key) {
        Category category = tables.current().categories().get(key);
        if (category == null) {
            throw new NotFoundException("category.not_found", "There is no such category.");
        }
        return answer(Response.ok(category), category);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("code:edit")
    @Operation(
            operationId = "createCategory",
            summary = "Add a category",
            description = "At the top, or below a parent; for all organizations, or for one.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CategoryFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The category",
            content = @Content(schema = @Schema(implementation = Category.class)))
    @ApiResponse(responseCode = "409", description = "The key is taken")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(@Context Caller caller, Input input) {
        Category category = editing.addCategory(caller, input);
        return answer(
                Response.created(UriBuilder.fromPath("/api/v1/categories/{key}").build(category.key())), category);
    }

    @PATCH
    @Path("{key}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission("code:edit")
    @Operation(
            operationId = "changeCategory",
            summary = "Change a category",
            description = "Labels by language (null removes one), parent, organization, place, whether new tickets "
                    + "may use it, and which parts of the key information its tickets must have before they move on.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CategoryFields.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The category",
            content = @Content(schema = @Schema(implementation = Category.class)))
    @ApiResponse(responseCode = "404", description = "No such category")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("key") String key,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        Category category = editing.changeCategory(caller, key, input, EntityTag.ifMatch(ifMatch));
        return answer(Response.ok(category), category);
    }

    private static Response answer(Response.ResponseBuilder builder, Category category) {
        return builder.entity(category)
                .header(HttpHeaders.ETAG, EntityTag.of(category.version()))
                .build();
    }
}
