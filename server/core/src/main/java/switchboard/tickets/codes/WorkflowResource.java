package switchboard.tickets.codes;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;

/** {@code /api/v1/codes/kind/{kind}/transitions}: the workflow of a kind. */
@Path("codes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "codes")
public final class WorkflowResource {

    private final CodeTables tables;
    private final WorkflowEditing editing;

    public WorkflowResource(CodeTables tables, WorkflowEditing editing) {
        this.tables = tables;
        this.editing = editing;
    }

    /**
     * The moves a kind goes by.
     *
     * @param own whether they are the kind's own; otherwise they are those of all kinds
     */
    public record KindWorkflow(String kind, boolean own, List<Transition> transitions) {}

    /** One move, as it is set. */
    public record MoveFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String from,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String to,

            @Nullable Boolean byAgent,
            @Nullable Boolean byRequester,
            @Nullable Boolean requiresResolution,
            @Nullable List<String> requires) {}

    /** All moves of a kind. */
    public record WorkflowFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            List<MoveFields> transitions) {}

    @GET
    @Path("kind/{kind}/transitions")
    @RequiresPermission("code:read")
    @Operation(
            operationId = "readWorkflow",
            summary = "Read the workflow of a kind",
            description = "Its own moves, or those of all kinds where it has none.")
    @ApiResponse(
            responseCode = "200",
            description = "The moves",
            content = @Content(schema = @Schema(implementation = KindWorkflow.class)))
    @ApiResponse(responseCode = "404", description = "No such kind")
    public Response read(@PathParam("kind") String kind) {
        return workflow(kind);
    }

    @PUT
    @Path("kind/{kind}/transitions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("code:edit")
    @Operation(
            operationId = "setWorkflow",
            summary = "Set the workflow of a kind",
            description =
                    "The full list of its moves, which replace those of all kinds for it. Every status named must "
                            + "lead to a closed one, and only a resolved ticket is closed. requires names what must be filled before the "
                            + "move: description, category, team, assignee, owner, externalId, closureCode, information, or a custom "
                            + "field as fields.<name>.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WorkflowFields.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The moves",
            content = @Content(schema = @Schema(implementation = KindWorkflow.class)))
    @ApiResponse(responseCode = "404", description = "No such kind")
    @ApiResponse(responseCode = "412", description = "The code tables have changed since they were read")
    @ApiResponse(responseCode = "422", description = "A move is wrong, or the moves together are unsound")
    public Response set(
            @Context Caller caller,
            @PathParam("kind") String kind,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        editing.set(caller, kind, input, EntityTag.ifMatch(ifMatch));
        return workflow(kind);
    }

    @DELETE
    @Path("kind/{kind}/transitions")
    @RequiresPermission("code:edit")
    @Operation(
            operationId = "removeWorkflow",
            summary = "Remove the workflow of a kind",
            description = "The kind goes by the moves of all kinds again.")
    @ApiResponse(responseCode = "204", description = "It has no moves of its own any more")
    @ApiResponse(responseCode = "404", description = "No such kind")
    @ApiResponse(responseCode = "412", description = "The code tables have changed since they were read")
    public Response remove(
            @Context Caller caller,
            @PathParam("kind") String kind,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        editing.remove(caller, kind, EntityTag.ifMatch(ifMatch));
        return Response.noContent().build();
    }

    private Response workflow(String kind) {
        CodeBook book = tables.current();
        WorkflowEditing.requireKind(book, kind);
        return Response.ok(new KindWorkflow(
                        kind, book.workflow().isOwn(kind), book.workflow().of(kind)))
                .header(HttpHeaders.ETAG, EntityTag.of(book.version()))
                .build();
    }
}
