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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import switchboard.notifications.Renderer.Rendered;
import switchboard.notifications.TemplateEditing.TemplateSummary;
import switchboard.notifications.TemplateEditing.TemplateView;

/** {@code /api/v1/notification-templates}: what notifications say. */
@Path("notification-templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
public final class TemplateResource {

    private final TemplateEditing templates;

    TemplateResource(TemplateEditing templates) {
        this.templates = templates;
    }

    /** All of them; there are few. */
    public record TemplateList(List<TemplateSummary> items) {}

    /** A text. */
    public record TemplateFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String subject,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String body) {}

    /** What a preview is made of; a text that is not given is the shipped one. */
    public record PreviewFields(
            @Nullable String language,
            @Nullable String subject,
            @Nullable String body,
            @Nullable Map<String, Object> values) {}

    @GET
    @RequiresPermission(NotificationAdministration.READ)
    @Operation(
            operationId = "listNotificationTemplates",
            summary = "List templates",
            description =
                    "Every event that something is told of, the languages of its shipped texts, and where these were "
                            + "changed.")
    @ApiResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = TemplateList.class)))
    public TemplateList list(@Context Caller caller) {
        return new TemplateList(templates.list(caller));
    }

    @GET
    @Path("{event}/{language}")
    @RequiresPermission(NotificationAdministration.READ)
    @Operation(
            operationId = "readNotificationTemplate",
            summary = "Read a text",
            description = "The one in use for the organization, or for all: an administrator's, else the shipped one.")
    @ApiResponse(
            responseCode = "200",
            description = "The text",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    @ApiResponse(responseCode = "404", description = "No such event, language or organization")
    public Response read(
            @Context Caller caller,
            @PathParam("event") String event,
            @PathParam("language") String language,
            @Parameter(description = "Id or name; without it the text of all") @QueryParam("organization") @Nullable
                    String organization) {
        return answer(templates.get(caller, event, language, organization));
    }

    @PUT
    @Path("{event}/{language}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(NotificationAdministration.MANAGE)
    @Operation(
            operationId = "putNotificationTemplate",
            summary = "Change a text",
            description = "For all organizations, or for one. {{name}} stands for a value, {{#name}}…{{/name}} stands "
                    + "there only where the value is there.")
    @RequestBody(content = @Content(schema = @Schema(implementation = TemplateFields.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The text",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    @ApiResponse(responseCode = "404", description = "No such event, language or organization")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response put(
            @Context Caller caller,
            @PathParam("event") String event,
            @PathParam("language") String language,
            @Parameter(description = "Id or name; without it the text of all") @QueryParam("organization") @Nullable
                    String organization,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return answer(templates.put(caller, event, language, organization, input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{event}/{language}")
    @RequiresPermission(NotificationAdministration.MANAGE)
    @Operation(
            operationId = "deleteNotificationTemplate",
            summary = "Take the shipped text again",
            description = "Drops the administrator's text of the organization, or of all.")
    @ApiResponse(responseCode = "204", description = "Done")
    @ApiResponse(responseCode = "404", description = "No such text of an administrator's")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    public void delete(
            @Context Caller caller,
            @PathParam("event") String event,
            @PathParam("language") String language,
            @Parameter(description = "Id or name; without it the text of all") @QueryParam("organization") @Nullable
                    String organization,
            @Parameter(description = "ETag of the version to drop") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        templates.delete(caller, event, language, organization, EntityTag.ifMatch(ifMatch));
    }

    @POST
    @Path("{event}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(NotificationAdministration.READ)
    @Operation(
            operationId = "previewNotificationTemplate",
            summary = "See a text with values",
            description = "As the caller would read it. Stores nothing.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PreviewFields.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The text",
            content = @Content(schema = @Schema(implementation = Rendered.class)))
    @ApiResponse(responseCode = "404", description = "No such event")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Rendered preview(@Context Caller caller, @PathParam("event") String event, Input input) {
        return templates.preview(caller, event, input);
    }

    private static Response answer(TemplateView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, EntityTag.of(view.version()))
                .build();
    }
}
