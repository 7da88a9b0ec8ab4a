package switchboard.major.tickets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.MalformedException;
import switchboard.api.tickets.Ticket;
import switchboard.major.criteria.Criteria;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.MajorSettings;
import switchboard.major.ground.Refusals;

/** {@code /api/v1/tickets/{ticket}/major-incidents/assessment}. */
@Path("assessment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class AssessmentResource {

    private final Criteria criteria;
    private final Ground ground;

    public AssessmentResource(Criteria criteria, Ground ground) {
        this.criteria = criteria;
        this.ground = ground;
    }

    @GET
    @RequiresPermission(MajorPermissions.READ)
    @Operation(
            operationId = "assessMajorIncident",
            summary = "Hold a ticket against the criteria",
            description = "Says of each criterion in use whether the ticket meets it and by what, and suggests. "
                    + "Nothing is declared by it.")
    @ApiResponse(
            responseCode = "200",
            description = "The assessment",
            content = @Content(schema = @Schema(implementation = Assessment.class)))
    @ApiResponse(responseCode = "400", description = "request.bad_filter")
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Assessment assess(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "how many, where the ticket does not hold it")
                    @QueryParam("affectedUsers")
                    @Nullable
                    String affectedUsers) {
        Ticket found = ground.tickets()
                .find(caller, Refusals.id(ticket, "ticket", "ticket"))
                .orElseThrow(() -> Refusals.notFound("ticket", "ticket"));
        if (!caller.reach(MajorPermissions.READ).covers(found.organization(), found.team(), Set.of())) {
            throw Refusals.forbidden(MajorPermissions.READ);
        }
        return Assessor.assess(found, criteria.active(found.organization()), affected(found, affectedUsers));
    }

    private @Nullable Object affected(Ticket ticket, @Nullable String parameter) {
        if (parameter == null) {
            return ticket.fields().get(ground.settings().get(MajorSettings.AFFECTED_USERS_FIELD));
        }
        if (!parameter.matches("[0-9]{1,9}")) {
            throw new MalformedException("request.bad_filter", "affectedUsers must be a whole number.");
        }
        return Long.parseLong(parameter);
    }
}
