package switchboard.tickets.swarm;

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

/** {@code /api/v1/tickets/{ticket}/swarm}. */
@Path("tickets/{ticket}/swarm")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class SwarmResource {

    private final TicketSwarm swarm;

    public SwarmResource(TicketSwarm swarm) {
        this.swarm = swarm;
    }

    /** One page of those who take part. */
    public record ParticipantPage(
            List<Participant> items, @Nullable String next) {}

    @GET
    @RequiresPermission(value = TicketAccess.READ_NOTES, onObject = true)
    @Operation(
            operationId = "listSwarm",
            summary = "List who swarms around a ticket",
            description = "The people and teams that were invited to work on it together, for those who may read its "
                    + "notes.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ParticipantPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    @ApiResponse(responseCode = "403", description = "Notes are not for the caller")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<Participant> list(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return swarm.list(caller, ticket, Limit.of(limit), cursor);
    }

    @PUT
    @Path("users/{user}")
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "inviteToSwarm",
            summary = "Invite a person to a ticket",
            description =
                    "By id, username or e-mail address, or oneself as me. Whoever takes part reads this ticket with "
                            + "its notes and attachments and writes notes, and replies if they write any elsewhere, whichever "
                            + "organization or team it belongs to. Those who write no notes anywhere cannot be invited. The "
                            + "person is told.")
    @ApiResponse(
            responseCode = "200",
            description = "The participant",
            content = @Content(schema = @Schema(implementation = Participant.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or no such person who works on tickets")
    @ApiResponse(
            responseCode = "409",
            description = "The ticket has ended, the person is absent or not active, or as many take part as can")
    public Participant inviteUser(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("user") String user) {
        return swarm.inviteUser(caller, ticket, user, Origin.API);
    }

    @DELETE
    @Path("users/{user}")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "removeFromSwarm",
            summary = "Let a person take part no more",
            description = "Oneself always, others for those who may change the ticket.")
    @ApiResponse(responseCode = "204", description = "The person does not take part")
    @ApiResponse(responseCode = "403", description = "Visible, but others are not the caller's to remove")
    @ApiResponse(responseCode = "404", description = "No such ticket, or no such person")
    public void removeUser(@Context Caller caller, @PathParam("ticket") String ticket, @PathParam("user") String user) {
        swarm.removeUser(caller, ticket, user, Origin.API);
    }

    @PUT
    @Path("teams/{team}")
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "inviteTeamToSwarm",
            summary = "Invite a team to a ticket",
            description =
                    "By id or name. Whoever is in the team takes part for as long as they are, as far as they write "
                            + "notes elsewhere. They are told.")
    @ApiResponse(
            responseCode = "200",
            description = "The participant",
            content = @Content(schema = @Schema(implementation = Participant.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket or team")
    @ApiResponse(
            responseCode = "409",
            description = "The ticket has ended, nobody in the team works on tickets, or as many take part as can")
    public Participant inviteTeam(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("team") String team) {
        return swarm.inviteTeam(caller, ticket, team, Origin.API);
    }

    @DELETE
    @Path("teams/{team}")
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "removeTeamFromSwarm",
            summary = "Let a team take part no more",
            description = "For those who may change the ticket.")
    @ApiResponse(responseCode = "204", description = "The team does not take part")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket or team")
    public void removeTeam(@Context Caller caller, @PathParam("ticket") String ticket, @PathParam("team") String team) {
        swarm.removeTeam(caller, ticket, team, Origin.API);
    }
}
