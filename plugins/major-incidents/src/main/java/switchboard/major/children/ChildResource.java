package switchboard.major.children;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;

/** {@code /api/v1/major-incidents/{id}/children}. */
@Path("{id}/children")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class ChildResource {

    private static final int LONGEST_ID = 40;

    private final Incidents incidents;
    private final Children children;

    public ChildResource(Incidents incidents, Children children) {
        this.incidents = incidents;
        this.children = children;
    }

    static String path(UUID incident) {
        return "/api/v1/major-incidents/" + incident + "/children/";
    }

    @GET
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(
            operationId = "listMajorIncidentChildren",
            summary = "List the tickets with the same cause",
            description = "In the order in which the tickets were made.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of tickets",
            content = @Content(schema = @Schema(implementation = ChildPage.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Page<Child> list(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return children.list(caller, id(id), Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = MajorPermissions.MANAGE, onObject = true)
    @Operation(
            operationId = "addMajorIncidentChild",
            summary = "Add a ticket with the same cause",
            description = "It must be of the same organization. Where it is to be told, public updates from now on go "
                    + "to it as replies. Adding it again changes whether it is told.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChildBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = Child.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "409", description = "majorincident.ended, majorincident.too_many")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response add(@Context Caller caller, @PathParam("id") String id, Input input) {
        MajorIncident incident = incidents.find(caller, id(id), MajorPermissions.MANAGE);
        String reference = input.requiredText("ticket", LONGEST_ID);
        Boolean told = input.flag("told");
        UUID ticket = ticket(caller, incident, input, reference);
        input.check();
        Child child = children.put(caller, incident.id(), ticket, told == null || told);
        return Response.created(URI.create(path(incident.id()) + ticket))
                .entity(child)
                .build();
    }

    private UUID ticket(Caller caller, MajorIncident incident, Input input, String reference) {
        UUID ticket = parsed(reference);
        if (!reference.isEmpty() && children.fitting(caller, incident, ticket) == null) {
            input.fail("ticket", "not_found", "names no other ticket of the organization");
        }
        return ticket;
    }

    /** Text that is no id names no ticket, like the nil id. */
    private static UUID parsed(String reference) {
        try {
            return UUID.fromString(reference);
        } catch (IllegalArgumentException noId) {
            return new UUID(0, 0);
        }
    }

    @GET
    @Path("{ticket}")
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(
            operationId = "readMajorIncidentChild",
            summary = "Read a ticket with the same cause",
            description = "Whether it is told, and up to where it was.")
    @ApiResponse(
            responseCode = "200",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = Child.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Child read(@Context Caller caller, @PathParam("id") String id, @PathParam("ticket") String ticket) {
        return children.find(caller, id(id), ticketId(ticket));
    }

    @DELETE
    @Path("{ticket}")
    @RequiresPermission(value = MajorPermissions.MANAGE, onObject = true)
    @Operation(
            operationId = "removeMajorIncidentChild",
            summary = "Remove a ticket with the same cause",
            description = "The ticket itself stays as it is.")
    @ApiResponse(responseCode = "204", description = "Removed")
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Response remove(@Context Caller caller, @PathParam("id") String id, @PathParam("ticket") String ticket) {
        children.remove(caller, id(id), ticketId(ticket));
        return Response.noContent().build();
    }

    private static UUID id(String text) {
        return Refusals.id(text, "majorincident", "major incident");
    }

    private static UUID ticketId(String text) {
        return Refusals.id(text, "majorincident", "ticket with the same cause");
    }
}
