package switchboard.users.availability;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.SignedIn;
import switchboard.api.http.Input;

/** {@code /api/v1/me/presence}. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class PresenceResource {

    private final Presences presences;

    public PresenceResource(Presences presences) {
        this.presences = presences;
    }

    /** What the client sends. */
    public record PresenceBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"available", "busy", "away"})
            String state,

            @Schema(description = "When the caller is available again by itself") @Nullable
            Instant until) {}

    @GET
    @Path("presence")
    @SignedIn
    @Operation(
            operationId = "getOwnPresence",
            summary = "Read whether the desk takes the caller to be there",
            description = "Available where nothing was said.")
    @ApiResponse(
            responseCode = "200",
            description = "The presence",
            content = @Content(schema = @Schema(implementation = Presence.class)))
    public Presence own(@Context Caller caller) {
        return presences.own(caller);
    }

    @PUT
    @Path("presence")
    @Consumes(MediaType.APPLICATION_JSON)
    @SignedIn
    @Operation(
            operationId = "setOwnPresence",
            summary = "Say whether you are there",
            description = "Whoever is away is offered no work; whoever is busy only where nobody else is there.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PresenceBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The presence",
            content = @Content(schema = @Schema(implementation = Presence.class)))
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Presence set(@Context Caller caller, Input input) {
        return presences.set(caller, input);
    }
}
