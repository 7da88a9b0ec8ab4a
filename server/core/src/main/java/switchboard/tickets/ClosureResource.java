package switchboard.tickets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;

/** {@code /api/v1/tickets/{ticket}/closure}: how a ticket stands with its end. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class ClosureResource {

    private final TicketClosures closures;

    public ClosureResource(TicketClosures closures) {
        this.closures = closures;
    }

    @GET
    @Path("{ticket}/closure")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "readClosure",
            summary = "Read how a ticket stands with its end",
            description = "Of a resolved ticket, until when it may be confirmed or reopened; of a closed one, what was "
                    + "kept of the closing, which nothing changes any more.")
    @ApiResponse(
            responseCode = "200",
            description = "Where it stands",
            content = @Content(schema = @Schema(implementation = TicketClosures.End.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public TicketClosures.End read(@Context Caller caller, @PathParam("ticket") String ticket) {
        return closures.get(caller, ticket);
    }
}
