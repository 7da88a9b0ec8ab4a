package switchboard.rotas;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Page;

/** {@code /api/v1/teams/{id}/on-call}: who it is at a time. */
@Path("teams/{id}/on-call")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rotas")
public final class OnCallResource {

    private final ShiftService shifts;

    OnCallResource(ShiftService shifts) {
        this.shifts = shifts;
    }

    /** All of them; next is always null. */
    public record OnCallPage(
            List<ShiftService.Present> items, @Nullable String next) {}

    @GET
    @RequiresPermission(value = RotaAccess.READ, onObject = true)
    @Operation(
            operationId = "readOnCall",
            summary = "Read who is on call for a team",
            description = "One line for each rota of the team, by name: who, since when, until when, and why.")
    @ApiResponse(
            responseCode = "200",
            description = "Who is on call",
            content = @Content(schema = @Schema(implementation = OnCallPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad time")
    @ApiResponse(responseCode = "404", description = "No such team, or its rotas are not visible")
    public Page<ShiftService.Present> read(
            @Context Caller caller,
            @PathParam("id") String team,
            @Parameter(description = "An instant; now by default") @QueryParam("at") @Nullable String at) {
        return new Page<>(shifts.onCall(caller, team, at), null);
    }
}
