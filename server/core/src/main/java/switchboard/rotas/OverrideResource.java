package switchboard.rotas;

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
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** {@code /api/v1/teams/{id}/rotas/{rota}/overrides}: who takes the shift of somebody else. */
@Path("teams/{id}/rotas/{rota}/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rotas")
public final class OverrideResource {

    private final OverrideService overrides;

    OverrideResource(OverrideService overrides) {
        this.overrides = overrides;
    }

    /** One page, as the document describes it. */
    public record OverridePage(
            List<OverrideService.OverrideView> items,
            @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    public record OverrideBody(
            @Schema(description = "Id, username or e-mail of whoever takes the time")
            String user,

            Instant from,

            @Schema(description = "The first moment that is no part of it, 15 minutes to 92 days after from")
            Instant to) {}

    @GET
    @RequiresPermission(value = RotaAccess.READ, onObject = true)
    @Operation(
            operationId = "listOverrides",
            summary = "List the overrides of a rota",
            description = "Those that are not over, in the order of their times.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = OverridePage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    @ApiResponse(responseCode = "404", description = "No such team or rota, or not visible")
    public Page<OverrideService.OverrideView> list(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("rota") String rota,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return overrides.list(caller, team, rota, Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = RotaAccess.EDIT, onObject = true)
    @Operation(
            operationId = "addOverride",
            summary = "Let somebody take a stretch of time",
            description = "Whoever's turn it is; within the hours that the rota covers. At most 1,000 to come.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OverrideBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The override",
            content = @Content(schema = @Schema(implementation = OverrideService.OverrideView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such team or rota, or not visible")
    @ApiResponse(responseCode = "409", description = "Part of this time is taken already, or there are too many")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response add(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("rota") String rota,
            @Parameter(hidden = true) Input input) {
        OverrideService.OverrideView override = overrides.add(caller, team, rota, input);
        return Response.created(URI.create("/api/v1/teams/" + team + "/rotas/" + rota + "/overrides/" + override.id()))
                .entity(override)
                .build();
    }

    @DELETE
    @Path("{override}")
    @RequiresPermission(value = RotaAccess.EDIT, onObject = true)
    @Operation(
            operationId = "removeOverride",
            summary = "Remove an override",
            description = "From then on the turns hold again.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such team, rota or override, or not visible")
    public void remove(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("rota") String rota,
            @PathParam("override") String override) {
        overrides.remove(caller, team, rota, override);
    }
}
