package switchboard.settings;

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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;

/** {@code /api/v1/settings}: the settings of the core and of every enabled plugin. */
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings")
public final class SettingResource {

    private final SettingsService settings;

    public SettingResource(SettingsService settings) {
        this.settings = settings;
    }

    /** All settings on one page. */
    public record SettingPage(
            List<SettingView> items, @Nullable String next) {}

    @GET
    @RequiresPermission(SettingsService.READ)
    @Operation(
            operationId = "listSettings",
            summary = "Read the settings",
            description = "Every setting of the modules enabled, by name. The value of a secret is never answered. "
                    + "The ETag stands for all settings together.")
    @ApiResponse(
            responseCode = "200",
            description = "All settings",
            content = @Content(schema = @Schema(implementation = SettingPage.class)))
    public Response list(@Context Caller caller) {
        return answer(settings.list(caller));
    }

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(SettingsService.EDIT)
    @Operation(
            operationId = "changeSettings",
            summary = "Change settings",
            description = "Full names to new values; null brings the default back. All or nothing.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Map.class, example = "{\"core.name\": \"Our desk\"}")))
    @ApiResponse(
            responseCode = "200",
            description = "All settings, as they are now",
            content = @Content(schema = @Schema(implementation = SettingPage.class)))
    @ApiResponse(responseCode = "412", description = "Somebody else changed settings: request.stale")
    @ApiResponse(responseCode = "422", description = "An unknown name, a wrong type, a value refused")
    public Response change(
            @Context Caller caller,
            @Parameter(description = "The ETag that was read") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return answer(settings.change(caller, input, EntityTag.ifMatch(ifMatch)));
    }

    private static Response answer(SettingList list) {
        return Response.ok(new SettingPage(list.items(), null))
                .header(HttpHeaders.ETAG, EntityTag.of(list.version()))
                .build();
    }
}
