package switchboard.major.tickets;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.access.SignedIn;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketService;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.Declarations;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.overview.IncidentBodies;
import switchboard.major.overview.Overview;
import switchboard.major.overview.WholeIncident;

/** {@code /api/v1/tickets/{ticket}/major-incidents}: the host has made sure that the caller sees the ticket. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class TicketIncidentResource {

    private final TicketService tickets;
    private final TicketIncidents ofTickets;
    private final Declarations declarations;
    private final Overview overview;

    public TicketIncidentResource(
            TicketService tickets, TicketIncidents ofTickets, Declarations declarations, Overview overview) {
        this.tickets = tickets;
        this.ofTickets = ofTickets;
        this.declarations = declarations;
        this.overview = overview;
    }

    @GET
    @SignedIn
    @Operation(
            operationId = "listMajorIncidentsOfTicket",
            summary = "List the major incidents of a ticket",
            description = "Its own and those with the same cause: state, updates for everybody, and the review once it "
                    + "is published for requesters.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of major incidents",
            content = @Content(schema = @Schema(implementation = TicketIncidentPage.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Page<TicketIncident> list(@Context Caller caller, @PathParam("ticket") String ticket) {
        return new Page<>(ofTickets.of(caller, Refusals.id(ticket, "ticket", "ticket")), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(MajorPermissions.DECLARE)
    @Operation(
            operationId = "declareMajorIncident",
            summary = "Declare a major incident",
            description = "A ticket has one open major incident at a time. Its priority becomes critical.")
    @RequestBody(content = @Content(schema = @Schema(implementation = IncidentBodies.Declaration.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The major incident",
            content = @Content(schema = @Schema(implementation = WholeIncident.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "409", description = "majorincident.already_declared, majorincident.ticket_ended")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response declare(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        Ticket found = tickets.find(caller, Refusals.id(ticket, "ticket", "ticket"))
                .orElseThrow(() -> Refusals.notFound("ticket", "ticket"));
        MajorIncident incident = declarations.declare(caller, found, input);
        return Response.created(URI.create(Incidents.PATH + incident.id()))
                .header(HttpHeaders.ETAG, EntityTag.of(incident.version()))
                .entity(overview.whole(incident))
                .build();
    }
}
