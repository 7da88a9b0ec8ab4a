package switchboard.servicelevels.tracking;

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
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.SignedIn;

/** {@code /api/v1/tickets/{ticket}/service-levels}. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service levels")
public final class TicketServiceLevelResource {

    private final TicketServiceLevels serviceLevels;

    public TicketServiceLevelResource(TicketServiceLevels serviceLevels) {
        this.serviceLevels = serviceLevels;
    }

    @GET
    @SignedIn
    @Operation(
            operationId = "explainServiceLevels",
            summary = "Explain the service levels of a ticket",
            description = "Each clock with every stretch of its time, counted or not, and why. For whoever may see the "
                    + "ticket; agreements between teams and with vendors, and who held it when, for the staff alone.")
    @ApiResponse(
            responseCode = "200",
            description = "The clocks, and the outcome once it is closed",
            content = @Content(schema = @Schema(implementation = Explanation.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Explanation explain(@Context Caller caller, @PathParam("ticket") String ticket) {
        return serviceLevels.explain(caller, UUID.fromString(ticket));
    }
}
