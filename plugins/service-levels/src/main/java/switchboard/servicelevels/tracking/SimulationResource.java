package switchboard.servicelevels.tracking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.servicelevels.ServiceLevelPermissions;
import switchboard.servicelevels.policies.PolicyView;

/** {@code /api/v1/service-levels/policies/{id}/simulation}. */
@Path("policies/{id}/simulation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service levels")
public final class SimulationResource {

    private final Simulation simulation;

    public SimulationResource(Simulation simulation) {
        this.simulation = simulation;
    }

    /** What the client sends, as the document describes it. */
    @Schema(name = "ServiceLevelSimulationBody")
    public record Body(
            @Schema(description = "How many of the last closed tickets, 1 to 500, 100 by default") @Nullable
            Integer tickets,

            @Nullable List<PolicyView.Where> conditions,
            @Nullable Map<String, Long> targets,
            @Nullable String calendar,
            @Nullable List<String> pauses,
            @Nullable List<String> counts) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = ServiceLevelPermissions.READ_KEY, onObject = true)
    @Operation(
            operationId = "simulateServiceLevelPolicy",
            summary = "Try a policy on closed tickets",
            description = "What would have been met and breached, had the policy held all along, with the changes that "
                    + "the request names. Only tickets that the caller may see; nothing is written.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Body.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What came of it",
            content = @Content(schema = @Schema(implementation = Simulation.Result.class)))
    @ApiResponse(responseCode = "404", description = "No such policy, or not one for the caller")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Simulation.Result simulate(
            @Context Caller caller, @PathParam("id") String id, @Parameter(hidden = true) Input input) {
        return simulation.run(caller, id, input);
    }
}
