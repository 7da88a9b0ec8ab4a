package switchboard.tickets.swarm;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TicketAccess;

/** {@code /api/v1/tickets/swarms}. */
@Path("tickets/swarms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class SwarmListResource {

    private final SwarmList swarms;

    public SwarmListResource(SwarmList swarms) {
        this.swarms = swarms;
    }

    /** One page of tickets. */
    public record SwarmPage(List<Ticket> items, @Nullable String next) {}

    @GET
    @RequiresPermission(TicketAccess.NOTE)
    @Operation(
            operationId = "listOwnSwarms",
            summary = "List the tickets in whose swarm one takes part",
            description =
                    "Oneself or by a team, newest ticket first. Other lists of tickets show none of these because "
                            + "one takes part.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = SwarmPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit, cursor or value of open")
    @ApiResponse(responseCode = "403", description = "Notes are not for the caller")
    public Page<Ticket> list(
            @Context Caller caller,
            @Parameter(description = "Only open tickets, or only those that are not") @QueryParam("open") @Nullable
                    String open,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return swarms.list(caller, open, limit, cursor);
    }
}
