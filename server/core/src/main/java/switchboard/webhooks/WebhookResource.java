package switchboard.webhooks;

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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.webhooks.WebhookLog.DeliveryView;

/** {@code /api/v1/webhooks}: where events of the desk are sent. */
@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public final class WebhookResource {

    private final WebhookService webhooks;
    private final WebhookLog log;

    WebhookResource(WebhookService webhooks, WebhookLog log) {
        this.webhooks = webhooks;
        this.log = log;
    }

    /** One page. */
    public record WebhookPage(
            List<WebhookView> items, @Nullable String next) {}

    /** One page. */
    public record DeliveryPage(
            List<DeliveryView> items, @Nullable String next) {}

    /** What a webhook is made with. */
    public record WebhookFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String url,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String secret,

            @Nullable List<String> types,
            @Nullable String organization,
            @Nullable String team,
            @Nullable String kind,
            @Nullable Boolean active) {}

    /** The same for changes, where nothing is required. */
    public record WebhookPatch(
            @Nullable String name,
            @Nullable String url,
            @Nullable String secret,
            @Nullable List<String> types,
            @Nullable String organization,
            @Nullable String team,
            @Nullable String kind,
            @Nullable Boolean active) {}

    /** From where to send again. */
    public record Rewind(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            long after) {}

    @GET
    @RequiresPermission(WebhookService.READ)
    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description =
                    "All of them with webhook:read for all, otherwise the caller's own. Secrets are never answered.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = WebhookPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    public WebhookPage list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        Page<WebhookView> page = webhooks.list(caller, Limit.of(limit), cursor);
        return new WebhookPage(page.items(), page.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(WebhookService.EDIT)
    @Operation(
            operationId = "createWebhook",
            summary = "Make a webhook",
            description =
                    "The caller is its owner: it is sent what the owner may see in the event stream, from the next "
                            + "event on.")
    @RequestBody(content = @Content(schema = @Schema(implementation = WebhookFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The webhook",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @ApiResponse(responseCode = "409", description = "There are as many as there may be")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(@Context Caller caller, Input input) {
        WebhookView webhook = webhooks.create(caller, input);
        return answer(Response.created(URI.create("/api/v1/webhooks/" + webhook.id())), webhook);
    }

    @GET
    @Path("{webhook}")
    @RequiresPermission(WebhookService.READ)
    @Operation(operationId = "readWebhook", summary = "Read a webhook", description = "Never its secret.")
    @ApiResponse(
            responseCode = "200",
            description = "The webhook",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @ApiResponse(responseCode = "404", description = "No such webhook")
    public Response read(@Context Caller caller, @PathParam("webhook") String webhook) {
        WebhookView found = webhooks.get(caller, webhook);
        return answer(Response.ok(found), found);
    }

    @PATCH
    @Path("{webhook}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(WebhookService.EDIT)
    @Operation(
            operationId = "changeWebhook",
            summary = "Change a webhook",
            description =
                    "Whoever changes its address, secret or filter becomes its owner. One that the desk has switched "
                            + "off is switched on by active, and goes on where it stood.")
    @RequestBody(content = @Content(schema = @Schema(implementation = WebhookPatch.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The webhook",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @ApiResponse(responseCode = "404", description = "No such webhook")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("webhook") String webhook,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        WebhookView changed = webhooks.change(caller, webhook, input, EntityTag.ifMatch(ifMatch));
        return answer(Response.ok(changed), changed);
    }

    @DELETE
    @Path("{webhook}")
    @RequiresPermission(WebhookService.EDIT)
    @Operation(
            operationId = "deleteWebhook",
            summary = "Remove a webhook",
            description = "What waits to be sent to it is dropped.")
    @ApiResponse(responseCode = "204", description = "Done")
    @ApiResponse(responseCode = "404", description = "No such webhook")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    public void delete(
            @Context Caller caller,
            @PathParam("webhook") String webhook,
            @Parameter(description = "ETag of the version to remove") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        webhooks.delete(caller, webhook, EntityTag.ifMatch(ifMatch));
    }

    @GET
    @Path("{webhook}/deliveries")
    @RequiresPermission(WebhookService.READ)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "See what was sent",
            description = "Newest first, with the state, the attempts, and the beginning of the last answer.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    @ApiResponse(responseCode = "404", description = "No such webhook")
    public DeliveryPage deliveries(
            @Context Caller caller,
            @PathParam("webhook") String webhook,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        Page<DeliveryView> page = log.list(caller, webhook, Limit.of(limit), cursor);
        return new DeliveryPage(page.items(), page.next());
    }

    @POST
    @Path("{webhook}/deliveries/{delivery}/replay")
    @RequiresPermission(WebhookService.EDIT)
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Send one again",
            description = "One that was delivered or given up.")
    @ApiResponse(
            responseCode = "200",
            description = "The delivery",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @ApiResponse(responseCode = "404", description = "No such webhook or delivery")
    @ApiResponse(responseCode = "409", description = "It waits to be sent already")
    public DeliveryView replay(
            @Context Caller caller, @PathParam("webhook") String webhook, @PathParam("delivery") String delivery) {
        return log.replay(caller, webhook, delivery);
    }

    @POST
    @Path("{webhook}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(WebhookService.EDIT)
    @Operation(
            operationId = "rewindWebhook",
            summary = "Send everything again from a position on",
            description = "The events after this position of the journal, 0 for all, as the owner may see them now.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Rewind.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The webhook",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @ApiResponse(responseCode = "404", description = "No such webhook")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response rewind(@Context Caller caller, @PathParam("webhook") String webhook, Input input) {
        WebhookView found = webhooks.rewind(caller, webhook, input);
        return answer(Response.ok(found), found);
    }

    @POST
    @Path("{webhook}/ping")
    @RequiresPermission(WebhookService.EDIT)
    @Operation(
            operationId = "pingWebhook",
            summary = "Send a sign of life",
            description = "An event webhook.ping; what comes of it stands in the deliveries.")
    @ApiResponse(
            responseCode = "202",
            description = "It is on its way",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @ApiResponse(responseCode = "404", description = "No such webhook")
    @ApiResponse(responseCode = "409", description = "It is switched off")
    public Response ping(@Context Caller caller, @PathParam("webhook") String webhook) {
        return Response.accepted(log.ping(caller, webhook)).build();
    }

    private static Response answer(Response.ResponseBuilder builder, WebhookView webhook) {
        return builder.entity(webhook)
                .header(HttpHeaders.ETAG, EntityTag.of(webhook.version()))
                .build();
    }
}
