package switchboard.notifications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.SignedIn;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.notifications.PreferenceEditing.PreferenceList;

/** {@code /api/v1/me/notification-preferences}: what the caller wants to be told, and how. */
@Path("me/notification-preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
public final class PreferenceResource {

    private final PreferenceEditing preferences;

    PreferenceResource(PreferenceEditing preferences) {
        this.preferences = preferences;
    }

    /** The choices to put in the place of all there were. */
    public record Choices(List<Choice> preferences) {}

    /** One choice. */
    public record Choice(String event, String channel, boolean enabled) {}

    @GET
    @SignedIn
    @Operation(
            operationId = "readNotificationPreferences",
            summary = "What do I want to be told?",
            description = "Every event and channel, with the caller's choice or the default: e-mail.")
    @ApiResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = PreferenceList.class)))
    public Response read(@Context Caller caller) {
        return answer(preferences.get(caller));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @SignedIn
    @Operation(
            operationId = "putNotificationPreferences",
            summary = "Choose what to be told",
            description =
                    "Takes the place of all earlier choices; what is not named follows the default. What somebody "
                            + "does not want to be sent still stands in their inbox.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Choices.class)))
    @ApiResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = PreferenceList.class)))
    @ApiResponse(responseCode = "412", description = "They have changed since they were read")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response put(
            @Context Caller caller,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return answer(preferences.put(caller, input, EntityTag.ifMatch(ifMatch)));
    }

    private static Response answer(PreferenceList list) {
        return Response.ok(list)
                .header(HttpHeaders.ETAG, EntityTag.of(list.version()))
                .build();
    }
}
