package switchboard.notifications;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.notifications.DeadAddresses.DeadAddress;

/** {@code /api/v1/notification-addresses}: addresses to which nothing is sent because they were found dead. */
@Path("notification-addresses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
public final class DeadAddressResource {

    private final NotificationAdministration administration;
    private final Bounces bounces;

    DeadAddressResource(NotificationAdministration administration, Bounces bounces) {
        this.administration = administration;
        this.bounces = bounces;
    }

    /** One page. */
    public record DeadAddressPage(
            List<DeadAddress> items, @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    public record DeadAddressFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Name of a channel: email")
            String channel,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "As its owner has it, in whatever case")
            String address,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "At most 1,000 characters")
            String reason) {}

    @GET
    @RequiresPermission(NotificationAdministration.MANAGE)
    @Operation(
            operationId = "listDeadAddresses",
            summary = "List dead addresses",
            description = "Where a channel was told for good that nobody receives messages.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = DeadAddressPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    public DeadAddressPage list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        Page<DeadAddress> page = administration.addresses(caller, Limit.of(limit), cursor);
        return new DeadAddressPage(page.items(), page.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(NotificationAdministration.MANAGE)
    @Operation(
            operationId = "recordDeadAddress",
            summary = "Say that an address is dead",
            description =
                    "For a bounce that came back after the message had been taken. Nothing is sent there from now "
                            + "on; said again, the last reason stays.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DeadAddressFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The dead address",
            content = @Content(schema = @Schema(implementation = DeadAddress.class)))
    @ApiResponse(responseCode = "422", description = "A field is wrong, or nobody has that address")
    public Response record(@Context Caller caller, @Parameter(hidden = true) Input input) {
        DeadAddress address = bounces.record(caller, input);
        return Response.created(URI.create(Bounces.location(address)))
                .entity(address)
                .build();
    }

    @GET
    @Path("{address}")
    @RequiresPermission(NotificationAdministration.MANAGE)
    @Operation(operationId = "readDeadAddress", summary = "Read a dead address", description = "By its id.")
    @ApiResponse(
            responseCode = "200",
            description = "The dead address",
            content = @Content(schema = @Schema(implementation = DeadAddress.class)))
    @ApiResponse(responseCode = "404", description = "No such dead address")
    public DeadAddress read(@Context Caller caller, @PathParam("address") String address) {
        return administration.address(caller, NotificationResource.id(address));
    }

    @DELETE
    @Path("{address}")
    @RequiresPermission(NotificationAdministration.MANAGE)
    @Operation(
            operationId = "liftDeadAddress",
            summary = "Use an address again",
            description =
                    "Messages go there again; those that are dead already are sent again by a replay of their own.")
    @ApiResponse(responseCode = "204", description = "Done")
    @ApiResponse(responseCode = "404", description = "No such dead address")
    public void lift(@Context Caller caller, @PathParam("address") String address) {
        administration.lift(caller, NotificationResource.id(address));
    }
}
