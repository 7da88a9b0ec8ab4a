package switchboard.tickets.watchers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import switchboard.api.tickets.Origin;
import switchboard.tickets.TicketAccess;

/** {@code /api/v1/tickets/{ticket}/watchers}. */
@Path("tickets/{ticket}/watchers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class WatcherResource {

    private final TicketWatchers watchers;

    public WatcherResource(TicketWatchers watchers) {
        this.watchers = watchers;
    }

    /** One page of watchers. */
    public record WatcherPage(List<Watcher> items, @Nullable String next) {}

    @GET
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "listWatchers",
            summary = "List who watches a ticket",
            description = "Whoever may not read notes is shown no other watcher than themselves.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = WatcherPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<Watcher> list(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return watchers.list(caller, ticket, Limit.of(limit), cursor);
    }

    @PUT
    @Path("{user}")
    @RequiresPermission(value = TicketAccess.REPLY, onObject = true)
    @Operation(
            operationId = "watchTicket",
            summary = "Watch a ticket",
            description = "Oneself, named me, for those who may reply to the ticket, or, for those who may change it, "
                    + "anybody who may see it, by id, username or e-mail address. Watching is no permission: whoever "
                    + "may not see the ticket any more is told nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The watcher",
            content = @Content(schema = @Schema(implementation = Watcher.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to watch, or to let others watch")
    @ApiResponse(responseCode = "404", description = "No such ticket, or no such person who may see it")
    @ApiResponse(responseCode = "409", description = "It has as many watchers as a ticket can have")
    public Watcher add(@Context Caller caller, @PathParam("ticket") String ticket, @PathParam("user") String user) {
        return watchers.add(caller, ticket, user, Origin.API);
    }

    @DELETE
    @Path("{user}")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "unwatchTicket",
            summary = "Stop watching a ticket",
            description = "Oneself always, also where the ticket is out of sight by now; others for those who may "
                    + "change it.")
    @ApiResponse(responseCode = "204", description = "The person does not watch it")
    @ApiResponse(responseCode = "403", description = "Visible, but others are not the caller's to remove")
    @ApiResponse(responseCode = "404", description = "No such ticket, or no such person")
    public void remove(@Context Caller caller, @PathParam("ticket") String ticket, @PathParam("user") String user) {
        watchers.remove(caller, ticket, user, Origin.API);
    }
}
