package switchboard.tickets.fields;

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
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.access.ModuleReaches;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Cursor;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;

/** {@code /api/v1/fields}: the custom fields of tickets. */
@Path("fields")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fields")
public final class FieldResource {

    private static final String LIST = "fields";

    private final FieldTables tables;
    private final FieldEditing editing;
    private final ModuleReaches modules;

    /** @param modules for which organizations each module is enabled */
    public FieldResource(FieldTables tables, FieldEditing editing, ModuleReaches modules) {
        this.tables = tables;
        this.editing = editing;
        this.modules = modules;
    }

    /** One page of fields. */
    public record FieldPage(
            List<FieldDefinition> items, @Nullable String next) {}

    /** What a choice is made with. */
    public record ChoiceFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String key,

            @Nullable Map<String, String> labels,
            @Nullable Boolean active) {}

    /** What a field is changed with. */
    public record FieldPatch(
            @Nullable Map<String, String> labels,
            @Nullable List<String> kinds,
            @Nullable List<UUID> organizations,
            @Nullable List<ChoiceFields> choices,
            @Nullable Boolean required,
            @Nullable List<String> readableBy,
            @Nullable List<String> writableBy,
            @Nullable Object defaultValue,
            @Nullable Boolean active) {}

    /** What a field is made with. */
    public record FieldFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String name,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {
                        "text",
                        "long_text",
                        "number",
                        "boolean",
                        "instant",
                        "date",
                        "choice",
                        "choices",
                        "person"
                    })
            String type,

            @Nullable Map<String, String> labels,
            @Nullable List<String> kinds,
            @Nullable List<UUID> organizations,
            @Nullable List<ChoiceFields> choices,
            @Nullable Boolean required,
            @Nullable List<String> readableBy,
            @Nullable List<String> writableBy,
            @Nullable Object defaultValue,
            @Nullable Boolean active) {}

    @GET
    @RequiresPermission(FieldEditing.READ)
    @Operation(
            operationId = "listFields",
            summary = "List custom fields",
            description =
                    "Those that concern the caller, by name: whose values they may read, of organizations they have "
                            + "to do with. Whoever edits them sees all. Fields of modules are named <mount>.<name>.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = FieldPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    public FieldPage list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        int most = Limit.of(limit);
        String after =
                cursor == null ? "" : Cursor.decode(cursor, LIST, 1).key().getFirst();
        List<FieldDefinition> left = shown(caller).stream()
                .filter(field -> field.name().compareTo(after) > 0)
                .limit(most + 1L)
                .toList();
        List<FieldDefinition> page = left.size() > most ? left.subList(0, most) : left;
        return new FieldPage(
                page, left.size() > most ? new Cursor(LIST, page.getLast().name()).encode() : null);
    }

    private List<FieldDefinition> shown(Caller caller) {
        return tables.current().shownTo(caller, modules.mountsBeyond(caller));
    }

    @GET
    @Path("{name}")
    @RequiresPermission(FieldEditing.READ)
    @Operation(operationId = "readField", summary = "Read a custom field", description = "By its name.")
    @ApiResponse(
            responseCode = "200",
            description = "The field",
            content = @Content(schema = @Schema(implementation = FieldDefinition.class)))
    @ApiResponse(responseCode = "404", description = "No such field, or not one for the caller")
    public Response read(@Context Caller caller, @PathParam("name") String name) {
        return answer(
                Response.ok(),
                shown(caller).stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .orElseThrow(FieldEditing::absent));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(FieldEditing.EDIT)
    @Operation(
            operationId = "createField",
            summary = "Define a custom field",
            description = "From then on its values are validated by type and lists filter by it. Empty lists of kinds, "
                    + "organizations and roles mean all.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FieldFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The field",
            content = @Content(schema = @Schema(implementation = FieldDefinition.class)))
    @ApiResponse(responseCode = "409", description = "The name is taken, or there are too many fields")
    @ApiResponse(responseCode = "422", description = "Something about it is wrong")
    public Response create(@Context Caller caller, Input input) {
        FieldDefinition field = editing.add(caller, input);
        return answer(
                Response.created(UriBuilder.fromPath("/api/v1/fields/{name}").build(field.name())), field);
    }

    @PATCH
    @Path("{name}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(FieldEditing.EDIT)
    @Operation(
            operationId = "changeField",
            summary = "Change a custom field",
            description = "All but its name and type. A choice that is left out stays where tickets hold it and is not "
                    + "given any more.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FieldPatch.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The field",
            content = @Content(schema = @Schema(implementation = FieldDefinition.class)))
    @ApiResponse(responseCode = "404", description = "No such field")
    @ApiResponse(responseCode = "409", description = "A module brings it")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "Something about it is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("name") String name,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return answer(Response.ok(), editing.change(caller, name, input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{name}")
    @RequiresPermission(FieldEditing.EDIT)
    @Operation(
            operationId = "deleteField",
            summary = "Delete the definition of a custom field",
            description = "What stands in tickets stays there, for whoever sees the ticket.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "No such field")
    @ApiResponse(responseCode = "409", description = "A module brings it, or only some roles may read it")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    public void remove(
            @Context Caller caller,
            @PathParam("name") String name,
            @Parameter(description = "ETag of the version to delete") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        editing.remove(caller, name, EntityTag.ifMatch(ifMatch));
    }

    private static Response answer(Response.ResponseBuilder builder, FieldDefinition field) {
        return builder.entity(field)
                .header(HttpHeaders.ETAG, EntityTag.of(field.version()))
                .build();
    }
}
