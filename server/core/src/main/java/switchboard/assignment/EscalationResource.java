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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.tickets.TicketAccess;

/** {@code /api/v1/tickets/{ticket}/escalations}. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assignment")
public final class EscalationResource {

    private final EscalationService escalations;

    public EscalationResource(EscalationService escalations) {
        this.escalations = escalations;
    }

    /** What the client sends. */
    public record EscalationBody(
            @Schema(
                    description =
                            "Id or name of a team of a higher tier; where the ticket's team escalates to otherwise")
            @Nullable
            String team,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String reason,

            @Schema(
                    description = "When it will be solved, as far as one knows: the ticket's expectation, which the "
                            + "requester is told")
            @Nullable
            Instant expectedAt,

            @Nullable String diagnosis,
            @Nullable String actionsTaken,

            @Schema(allowableValues = {"escalated", "waiting_for_upper_line"}) @Nullable
            String status,

            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String priority,
            @Nullable String priorityReason) {}

    /** Why it goes back. */
    public record ReturnBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String reason) {}

    @GET
    @Path("{ticket}/escalations")
    @RequiresPermission(value = TicketAccess.READ_NOTES, onObject = true)
    @Operation(
            operationId = "listEscalations",
            summary = "List the hand-overs of a ticket",
            description = "The newest 100 in front, and how often the ticket came back down.")
    @ApiResponse(
            responseCode = "200",
            description = "The hand-overs",
            content = @Content(schema = @Schema(implementation = EscalationService.History.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but what is internal is not for the caller")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public EscalationService.History list(@Context Caller caller, @PathParam("ticket") String ticket) {
        return escalations.list(caller, ticket);
    }

    @GET
    @Path("{ticket}/escalations/{escalation}")
    @RequiresPermission(value = TicketAccess.READ_NOTES, onObject = true)
    @Operation(
            operationId = "readEscalation",
            summary = "Read a hand-over",
            description = "The ticket as it was handed over, the diagnosis, what was done, and the return if there was "
                    + "one.")
    @ApiResponse(
            responseCode = "200",
            description = "The hand-over",
            content = @Content(schema = @Schema(implementation = Escalation.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but what is internal is not for the caller")
    @ApiResponse(responseCode = "404", description = "No such ticket or hand-over, or not one for the caller")
    public Escalation read(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("escalation") String escalation) {
        return escalations.get(caller, ticket, escalation);
    }

    @POST
    @Path("{ticket}/escalations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "escalateTicket",
            summary = "Hand a ticket to a higher line",
            description =
                    "In one step: status and team change, priority where it is given, nobody is assigned any more, "
                            + "the owner stays accountable, the hand-over is stored and the requester told.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EscalationBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The hand-over",
            content = @Content(schema = @Schema(implementation = Escalation.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to hand over")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(
            responseCode = "409",
            description =
                    "Not open, not to a higher tier, not what the team takes, no legal move, or a plugin" + " refuses")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response escalate(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        Escalation escalation = escalations.escalate(caller, ticket, input, Origin.API);
        return Response.created(
                        URI.create("/api/v1/tickets/" + escalation.ticket() + "/escalations/" + escalation.id()))
                .entity(escalation)
                .build();
    }

    @POST
    @Path("{ticket}/escalations/{escalation}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "returnTicket",
            summary = "Give a ticket back to the line it came from",
            description = "To the team it came from, and to whoever worked on it there if they are there; it counts as "
                    + "a bounce.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReturnBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The hand-over with its return",
            content = @Content(schema = @Schema(implementation = Escalation.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to give back")
    @ApiResponse(responseCode = "404", description = "No such ticket or hand-over, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "It came back already, or is elsewhere")
    @ApiResponse(responseCode = "422", description = "The reason is missing")
    public Escalation giveBack(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @PathParam("escalation") String escalation,
            Input input) {
        return escalations.giveBack(caller, ticket, escalation, input, Origin.API);
    }
}
