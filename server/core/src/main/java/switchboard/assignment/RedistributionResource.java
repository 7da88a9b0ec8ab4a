package switchboard.assignment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;

/** {@code /api/v1/users/{id}/absences/{absence}/redistribution}. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assignment")
public final class RedistributionResource {

    private final Redistribution redistribution;

    RedistributionResource(Redistribution redistribution) {
        this.redistribution = redistribution;
    }

    @POST
    @Path("{id}/absences/{absence}/redistribution")
    @RequiresPermission(value = "absence:edit", onObject = true)
    @Operation(
            operationId = "redistributeWork",
            summary = "Give the open work of an absent person to others",
            description =
                    "To who stands in, else by the strategy of each ticket's team; what nobody can take goes back to the "
                            + "team. 200 tickets at a time: ask again while more is true.")
    @ApiResponse(
            responseCode = "200",
            description = "What became of it",
            content = @Content(schema = @Schema(implementation = Redistribution.Result.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to say")
    @ApiResponse(responseCode = "404", description = "No such absence, or not visible")
    @ApiResponse(responseCode = "409", description = "The person is not absent now")
    public Redistribution.Result redistribute(
            @Context Caller caller, @PathParam("id") String user, @PathParam("absence") String absence) {
        return redistribution.redistribute(caller, user, absence);
    }
}
