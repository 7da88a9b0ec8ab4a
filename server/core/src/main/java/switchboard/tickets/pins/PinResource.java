package switchboard.tickets.pins;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.tickets.Origin;
import switchboard.tickets.TicketAccess;
import switchboard.tickets.pins.TicketPins.MadePin;
import switchboard.tickets.pins.TicketPins.PinStanding;

/** {@code /api/v1/tickets/{ticket}/pin}: the PIN by which its status is told without a sign-in. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class PinResource {

    private final TicketPins pins;

    public PinResource(TicketPins pins) {
        this.pins = pins;
    }

    @GET
    @Path("{ticket}/pin")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "readPin",
            summary = "Read whether a ticket has a PIN",
            description = "Never the PIN itself, which is kept nowhere.")
    @ApiResponse(
            responseCode = "200",
            description = "How it stands with the PIN",
            content = @Content(schema = @Schema(implementation = PinStanding.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public PinStanding read(@Context Caller caller, @PathParam("ticket") String ticket) {
        return pins.get(caller, ticket);
    }

    @POST
    @Path("{ticket}/pin")
    @RequiresPermission(value = TicketAccess.REPLY, onObject = true)
    @Operation(
            operationId = "makePin",
            summary = "Make a PIN for a ticket",
            description = "Six digits, answered this once; an earlier PIN is worth nothing from then on. For the "
                    + "requester, and for those who may change the ticket. No Idempotency-Key keeps the answer: "
                    + "who asks again gets another PIN.")
    @ApiResponse(
            responseCode = "201",
            description = "The PIN",
            content = @Content(schema = @Schema(implementation = MadePin.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but neither the caller's own nor theirs to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(
            responseCode = "409",
            description = "Such tickets have none, as the settings say, or it ended too long ago")
    public Response make(@Context Caller caller, @PathParam("ticket") String ticket) {
        MadePin made = pins.make(caller, ticket, Origin.API);
        // What says so of itself is not kept for repeated requests either.
        return Response.created(URI.create("/api/v1/tickets/" + made.ticket() + "/pin"))
                .entity(made)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    @Path("{ticket}/pin")
    @RequiresPermission(value = TicketAccess.REPLY, onObject = true)
    @Operation(
            operationId = "removePin",
            summary = "Take the PIN of a ticket away",
            description = "For those who may make one. Its status is told to nobody without a sign-in then.")
    @ApiResponse(responseCode = "204", description = "The ticket has no PIN")
    @ApiResponse(responseCode = "403", description = "Visible, but neither the caller's own nor theirs to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public void remove(@Context Caller caller, @PathParam("ticket") String ticket) {
        pins.remove(caller, ticket, Origin.API);
    }
}
