package switchboard.servicelevels.simulations;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.servicelevels.ServiceLevelPermissions;
import switchboard.servicelevels.policies.PolicyView;

/** {@code /api/v1/service-levels/simulations}: what policies would have made of last year. */
@Path("simulations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service levels")
public final class SimulationRunResource {

    private final SimulationRuns simulations;

    public SimulationRunResource(SimulationRuns simulations) {
        this.simulations = simulations;
    }

    /** What the client sends, as the document describes it. */
    @Schema(name = "ServiceLevelSimulationRequest")
    public record Body(
            @Schema(description = "Tickets that were closed then or later; a year before to where it is absent")
            @Nullable
            Instant from,

            @Schema(description = "Tickets that were closed earlier; now where it is absent") @Nullable
            Instant to,

            @Schema(description = "1 to 20") List<Proposed> policies) {}

    /** One policy. */
    @Schema(name = "ProposedServiceLevelPolicy")
    public record Proposed(
            @Schema(description = "The id of a policy that is to be changed; absent for a new one") @Nullable
            String policy,

            @Schema(description = "Of a new one") @Nullable String name,

            @Schema(description = "Of a new one: sla (default), ola, uc") @Nullable
            String kind,

            @Schema(description = "Of a new one: id or name of the only organization whose tickets it is for") @Nullable
            String organization,

            @Nullable Integer ordinal,
            @Nullable Boolean active,
            @Nullable List<PolicyView.Where> conditions,
            @Nullable Map<String, Long> targets,
            @Nullable String calendar,
            @Nullable List<String> pauses,
            @Nullable List<String> counts) {}

    /** One page, as the document describes it. */
    @Schema(name = "ServiceLevelSimulationPage")
    public record SimulationPage(
            List<SimulationView.Summary> items, @Nullable String next) {}

    /** One page, as the document describes it. */
    @Schema(name = "SimulatedDifferencePage")
    public record DifferencePage(
            List<SimulationRuns.Difference> items, @Nullable String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(ServiceLevelPermissions.READ_KEY)
    @Operation(
            operationId = "createServiceLevelSimulation",
            summary = "Try policies on what was closed in some time",
            description =
                    "As if the proposed policies had held all along, beside those that there are: new ones, and "
                            + "changes of present ones. Works in the background through all tickets of that time that the caller "
                            + "may read; the answer says where to look. Nothing else is written, and it is forgotten after 30 days.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Body.class)))
    @ApiResponse(
            responseCode = "202",
            description = "It has begun",
            content = @Content(schema = @Schema(implementation = SimulationView.class)))
    @ApiResponse(responseCode = "403", description = "The caller reads no tickets, or no service levels")
    @ApiResponse(responseCode = "409", description = "The organization has five that are not finished")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(@Context Caller caller, @Parameter(hidden = true) Input input) {
        SimulationView made = simulations.create(caller, input);
        return Response.accepted(made)
                .location(URI.create(SimulationRuns.PATH + made.id()))
                .build();
    }

    @GET
    @RequiresPermission(ServiceLevelPermissions.READ_KEY)
    @Operation(
            operationId = "listServiceLevelSimulations",
            summary = "List one's simulations",
            description = "Those that the caller asked for, newest first.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = SimulationPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    public Page<SimulationView.Summary> list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return simulations.list(caller, Limit.of(limit), cursor);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = ServiceLevelPermissions.READ_KEY, onObject = true)
    @Operation(
            operationId = "readServiceLevelSimulation",
            summary = "Read a simulation",
            description =
                    "Its state, and what it has counted so far by target, priority and team: how many agreements were "
                            + "met and breached, as stored when the tickets were closed, and how many would have been.")
    @ApiResponse(
            responseCode = "200",
            description = "The simulation",
            content = @Content(schema = @Schema(implementation = SimulationView.class)))
    @ApiResponse(responseCode = "404", description = "No such simulation, or somebody else's")
    public SimulationView read(@Context Caller caller, @PathParam("id") String id) {
        return simulations.get(caller, id);
    }

    @GET
    @Path("{id}/tickets")
    @RequiresPermission(value = ServiceLevelPermissions.READ_KEY, onObject = true)
    @Operation(
            operationId = "listSimulatedDifferences",
            summary = "List what would have gone another way",
            description =
                    "In the order of the tickets. Tickets that the caller may not read any more are left out, so that "
                            + "a page may hold fewer than limit.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = DifferencePage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    @ApiResponse(responseCode = "404", description = "No such simulation, or somebody else's")
    public Page<SimulationRuns.Difference> differences(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return simulations.differences(caller, id, Limit.of(limit), cursor);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = ServiceLevelPermissions.READ_KEY, onObject = true)
    @Operation(
            operationId = "deleteServiceLevelSimulation",
            summary = "Delete a simulation",
            description = "One that is not finished is given up.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "No such simulation, or somebody else's")
    public void delete(@Context Caller caller, @PathParam("id") String id) {
        simulations.delete(caller, id);
    }
}
