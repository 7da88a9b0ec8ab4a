package switchboard.servicelevels.alarms;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Page;
import switchboard.servicelevels.ServiceLevelPermissions;

/** {@code /api/v1/tickets/{ticket}/service-levels/alarms}: what was told about a ticket, and what is still to come. */
@Path("alarms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service levels")
public final class AlarmResource {

    private final Alarms alarms;

    public AlarmResource(Alarms alarms) {
        this.alarms = alarms;
    }

    /** All of them, as the document describes it. */
    @Schema(name = "ServiceLevelAlarmPage")
    public record AlarmPage(List<AlarmView> items, @Nullable String next) {}

    @GET
    @RequiresPermission(ServiceLevelPermissions.READ_KEY)
    @Operation(
            operationId = "listServiceLevelAlarms",
            summary = "List the alarms of a ticket",
            description = "Those given and those that wait for their time; at most 200.")
    @ApiResponse(
            responseCode = "200",
            description = "The alarms",
            content = @Content(schema = @Schema(implementation = AlarmPage.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<AlarmView> list(@Context Caller caller, @PathParam("ticket") String ticket) {
        return new Page<>(alarms.list(UUID.fromString(ticket)), null);
    }

    @POST
    @Path("{id}/acknowledge")
    @RequiresPermission(ServiceLevelPermissions.ACKNOWLEDGE_KEY)
    @Operation(
            operationId = "acknowledgeServiceLevelAlarm",
            summary = "Acknowledge an alarm",
            description = "It then goes no further up. Again changes nothing; one that was not given yet cannot be.")
    @ApiResponse(
            responseCode = "200",
            description = "The alarm",
            content = @Content(schema = @Schema(implementation = AlarmView.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket or alarm")
    @ApiResponse(responseCode = "409", description = "It was not given yet")
    public AlarmView acknowledge(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("id") String id) {
        return alarms.acknowledge(caller, UUID.fromString(ticket), id);
    }
}
