package switchboard.assignment;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TicketAccess;

/** {@code /api/v1/tickets/{ticket}/assignment}. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assignment")
public final class AssignmentResource {

    private final AssignmentService assignments;

    public AssignmentResource(AssignmentService assignments) {
        this.assignments = assignments;
    }

    /** What the client sends. */
    public record AssignmentBody(
            @Schema(description = "Name of a strategy; that of the ticket's team where it is absent") @Nullable
            String strategy) {}

    @GET
    @Path("{ticket}/assignment")
    @RequiresPermission(value = TicketAccess.READ_NOTES, onObject = true)
    @Operation(
            operationId = "readAssignment",
            summary = "Read why a ticket was given to somebody, or to nobody",
            description = "The last answer of a strategy: whom it chose and why, how many were offered, and who of the "
                    + "team was passed over for what reason.")
    @ApiResponse(
            responseCode = "200",
            description = "The explanation",
            content = @Content(schema = @Schema(implementation = Explanation.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but what is internal is not for the caller")
    @ApiResponse(responseCode = "404", description = "No such ticket, not one for the caller, or no strategy was asked")
    public Explanation read(@Context Caller caller, @PathParam("ticket") String ticket) {
        return assignments.explanation(caller, ticket);
    }

    @POST
    @Path("{ticket}/assignment")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "assignTicket",
            summary = "Let a strategy choose who works on a ticket",
            description =
                    "Where it chooses nobody the ticket stays as it is. Of two at once the first wins, and both are "
                            + "answered with the ticket as it then is.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AssignmentBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The ticket as it is now",
            content = @Content(schema = @Schema(implementation = Ticket.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "The ticket is not open, or a plugin refuses")
    @ApiResponse(responseCode = "422", description = "There is no such strategy, or the ticket has no team")
    public Response assign(@Context Caller caller, @PathParam("ticket") String id, Input input) {
        Ticket ticket = assignments.assign(caller, id, input);
        return Response.ok(ticket)
                .header(HttpHeaders.ETAG, EntityTag.of(ticket.version()))
                .build();
    }
}
