package switchboard.tickets.bulk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.tickets.TicketAccess;

/** {@code /api/v1/tickets/bulk}. */
@Path("tickets/bulk")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class BulkResource {

    private final TicketBulk bulk;

    public BulkResource(TicketBulk bulk) {
        this.bulk = bulk;
    }

    /** What is to be done to which tickets. */
    public record BulkFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "1 to 200 ids")
            List<String> ids,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"change", "transition", "assign", "note", "reply"})
            String action,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "What the action's own operation on one ticket takes: for change kind, impact, "
                            + "urgency, priority, priorityReason, category, team, assignee, owner and fields; for "
                            + "transition to, resolution, code, comment and channel; for assign team and assignee; for "
                            + "note and reply body and channel")
            Map<String, Object> fields) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(TicketAccess.CHANGE)
    @Operation(
            operationId = "changeTicketsInBulk",
            summary = "Do one thing to many tickets",
            description =
                    "Each ticket by the same command as if it were the only one, with the same permissions, and with "
                            + "a result of its own. What was changed can be taken back for ten minutes.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BulkFields.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What became of each ticket",
            content = @Content(schema = @Schema(implementation = BulkOperation.class)))
    @ApiResponse(responseCode = "403", description = "The caller changes no tickets")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public BulkOperation run(@Context Caller caller, Input input) {
        return bulk.run(caller, input, Origin.API);
    }

    @GET
    @Path("{operation}")
    @RequiresPermission(TicketAccess.CHANGE)
    @Operation(
            operationId = "readBulkOperation",
            summary = "Read what became of an operation",
            description = "For a day, for the one who asked for it.")
    @ApiResponse(
            responseCode = "200",
            description = "What became of each ticket",
            content = @Content(schema = @Schema(implementation = BulkOperation.class)))
    @ApiResponse(responseCode = "403", description = "The caller changes no tickets")
    @ApiResponse(responseCode = "404", description = "No such operation of the caller's")
    public BulkOperation read(@Context Caller caller, @PathParam("operation") String operation) {
        return bulk.get(caller, operation);
    }

    @POST
    @Path("{operation}/undo")
    @RequiresPermission(TicketAccess.CHANGE)
    @Operation(
            operationId = "undoBulkOperation",
            summary = "Take an operation back",
            description =
                    "Within ten minutes, for the one who asked for it: puts back what it changed of each ticket that "
                            + "has not changed since. What was said stays said.")
    @ApiResponse(
            responseCode = "200",
            description = "What became of each ticket",
            content = @Content(schema = @Schema(implementation = BulkOperation.class)))
    @ApiResponse(responseCode = "403", description = "The caller changes no tickets")
    @ApiResponse(responseCode = "404", description = "No such operation of the caller's")
    @ApiResponse(responseCode = "409", description = "It is too late")
    public BulkOperation undo(@Context Caller caller, @PathParam("operation") String operation) {
        return bulk.undo(caller, operation, Origin.API);
    }
}
