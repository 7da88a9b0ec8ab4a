package switchboard.major.updates;

import io.swagger.v3.oas.annotations.Operation;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.incidents.Incidents;
import switchboard.major.timeline.Entry;

/** {@code /api/v1/major-incidents/{id}/updates}. */
@Path("{id}/updates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class UpdateResource {

    private final Incidents incidents;
    private final Timeline timeline;

    public UpdateResource(Incidents incidents, Timeline timeline) {
        this.incidents = incidents;
        this.timeline = timeline;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = MajorPermissions.MANAGE, onObject = true)
    @Operation(
            operationId = "updateMajorIncident",
            summary = "Give an update",
            description = "Sets the clock anew. A public one goes as a reply to the tickets with the same cause that "
                    + "are to be told, and is read by their requesters.")
    @RequestBody(content = @Content(schema = @Schema(implementation = UpdateBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = Entry.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "409", description = "majorincident.ended")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response update(@Context Caller caller, @PathParam("id") String id, Input input) {
        UUID incident = incidents
                .find(caller, TimelineResource.id(id), MajorPermissions.MANAGE)
                .id();
        return TimelineResource.created(incident, timeline.update(caller, incident, input));
    }
}
