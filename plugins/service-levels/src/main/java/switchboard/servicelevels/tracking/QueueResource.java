package switchboard.servicelevels.tracking;

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
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.servicelevels.ServiceLevelPermissions;

/** {@code /api/v1/service-levels/queue}. */
@Path("queue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service levels")
public final class QueueResource {

    private final Queue queue;

    public QueueResource(Queue queue) {
        this.queue = queue;
    }

    /** One page, as the document describes it. */
    @Schema(name = "DueTicketPage")
    public record DuePage(
            List<Queue.DueTicket> items, @Nullable String next) {}

    @GET
    @RequiresPermission(ServiceLevelPermissions.READ_KEY)
    @Operation(
            operationId = "listDueTickets",
            summary = "List what is due",
            description = "Open tickets with a clock that runs, the next due first, those that are late before them.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = DuePage.class)))
    @ApiResponse(responseCode = "400", description = "An unknown team or organization, a bad limit or cursor")
    public Page<Queue.DueTicket> list(
            @Context Caller caller,
            @Parameter(description = "Id or name") @QueryParam("team") @Nullable String team,
            @Parameter(description = "Id or name") @QueryParam("organization") @Nullable String organization,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return queue.list(caller, team, organization, Limit.of(limit), cursor);
    }
}
