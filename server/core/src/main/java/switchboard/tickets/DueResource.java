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
import java.util.List;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;

/** {@code /api/v1/tickets/{ticket}/due}. */
@Path("tickets/{ticket}/due")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class DueResource {

    private final TicketDues dues;

    public DueResource(TicketDues dues) {
        this.dues = dues;
    }

    /** What is due of a ticket. */
    public record DueTimes(List<TicketDues.Due> items) {}

    @GET
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "listDueTimes",
            summary = "List what is due",
            description = "When something of the ticket is due, the next first, as the modules that work it out have "
                    + "published it. Lists of tickets sort by due.<name> and filter by due.<name>Before.")
    @ApiResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = DueTimes.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public DueTimes list(@Context Caller caller, @PathParam("ticket") String ticket) {
        return new DueTimes(dues.of(caller, ticket));
    }
}
