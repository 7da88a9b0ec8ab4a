package switchboard.example;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/**
 * {@code /api/v1/tickets/{id}/example/ticket-hand-overs}: the hand-overs about one ticket. The host has found the
 * ticket and made sure that the caller may see it; its id is the path parameter {@code ticket}.
 */
@Path("ticket-hand-overs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hand-overs")
public final class TicketHandOverResource {

    private final HandOvers handOvers;

    TicketHandOverResource(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @GET
    @RequiresPermission(HandOverPermissions.READ_KEY)
    @Operation(
            operationId = "listHandOversOfTicket",
            summary = "List the hand-overs about a ticket",
            description = "The newest first.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of hand-overs",
            content = @Content(schema = @Schema(implementation = HandOverPage.class)))
    public Page<HandOver> list(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return handOvers.list(caller, HandOverResource.id(ticket), null, Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(HandOverPermissions.WRITE_KEY)
    @Operation(
            operationId = "createHandOverOfTicket",
            summary = "Write a hand-over about a ticket",
            description = "It is acknowledged by itself when the ticket is closed.")
    @RequestBody(content = @Content(schema = @Schema(implementation = HandOverBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The hand-over",
            content = @Content(schema = @Schema(implementation = HandOver.class)))
    public Response create(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        return HandOverResource.created(handOvers.create(
                caller, HandOverResource.id(ticket), HandOverFields.created(input, handOvers.users()::findTeam)));
    }
}
