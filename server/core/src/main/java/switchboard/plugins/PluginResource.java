package switchboard.plugins;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.MalformedException;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.plugins.PluginHost.Installation;
import switchboard.plugins.analysis.Inspection;
import switchboard.plugins.remains.Footprint;
import switchboard.plugins.remains.KeptData;
import switchboard.plugins.store.ReachStore;

/** {@code /api/v1/plugins}: what is installed, and every operation on it, on a running server. */
@Path("plugins")
@Tag(name = "plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginResource {

    private static final int ACCEPTED = 202;
    private static final int LONGEST_REFERENCE = 200;

    private final PluginHost host;
    private final Arrivals arrivals;

    public PluginResource(PluginHost host, Arrivals arrivals) {
        this.host = host;
        this.arrivals = arrivals;
    }

    /** Body of a consent. */
    public record Consent(String version) {}

    /** What can be changed of a plugin: the organizations it is enabled for, by id or name; null for all. */
    public record Change(@Nullable List<String> organizations) {}

    /** Where an archive stands, and the SHA-256 that it must have. */
    public record Source(String url, String sha256) {}

    /** A plugin after its archive was taken in, with what was seen in its classes. */
    public record Outcome(
            @JsonUnwrapped PluginView plugin,
            @Schema(implementation = Inspection.class) Map<String, @Nullable Object> inspection) {}

    /** A page of plugins; there are never more than one. */
    public record Plugins(List<PluginView> items, @Nullable String next) {}

    @GET
    @RequiresPermission(PluginNews.READ)
    @Operation(summary = "List the plugins", description = "Every installed plugin with its state, by id.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Plugins.class)))
    public Page<PluginView> list(@Context Caller caller) {
        return new Page<>(host.list(caller), null);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(PluginNews.READ)
    @Operation(summary = "Read a plugin", description = "Its version, state, demands, health and numbers.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PluginDetails.class)))
    @ApiResponse(responseCode = "404", description = "There is no such plugin")
    public Response find(@PathParam("id") String id, @Context Caller caller) {
        PluginDetails details = host.details(id, caller);
        return Response.ok(details)
                .header("ETag", EntityTag.of(details.revision()))
                .build();
    }

    @POST
    @Consumes({"application/zip", MediaType.APPLICATION_JSON})
    @RequiresPermission(PluginNews.MANAGE)
    @Operation(
            summary = "Install or upgrade a plugin",
            description =
                    "The archive itself, or where it stands and its SHA-256. A new id is installed, disabled. A higher"
                            + " version of an installed one takes its place without a failed request, or waits for consent"
                            + " where it asks for more. The same bytes change nothing. A dry run says what would happen,"
                            + " every conflict among it, and stores nothing.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/json", schema = @Schema(implementation = Source.class))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The same bytes, or a higher version after the switch; the plan of a dry run",
            content = @Content(schema = @Schema(oneOf = {Outcome.class, Plan.class})))
    @ApiResponse(
            responseCode = "201",
            description = "Installed, disabled",
            content = @Content(schema = @Schema(implementation = Outcome.class)))
    @ApiResponse(responseCode = "202", description = "The switch takes longer than a minute and goes on")
    @ApiResponse(responseCode = "400", description = "The body is no zip")
    @ApiResponse(responseCode = "409", description = "The same version with other content, a lower one, or a conflict")
    @ApiResponse(responseCode = "413", description = "Larger than allowed, packed or unpacked")
    @ApiResponse(
            responseCode = "422",
            description = "Not a sound archive, not signed as this desk demands, lacking something of this API,"
                    + " or its new version failed")
    public Response install(
            @Parameter(description = "true to be told what would happen") @QueryParam("dryRun") @Nullable String dryRun,
            @Parameter(description = "SHA-256 that the archive must have, in hex") @QueryParam("sha256") @Nullable
                    String sha256,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            InputStream body,
            @Context Caller caller)
            throws IOException, InterruptedException {
        requireAll(caller);
        boolean dry = isDry(dryRun);
        try (Arrivals.Arrival arrival = arrivals.receive(type, sha256, body)) {
            if (dry) {
                return Response.ok(host.plan(arrival.upload().file(), arrival.sha256()))
                        .build();
            }
            Installation done = host.install(arrival.upload().file(), arrival.sha256(), caller);
            Outcome outcome = new Outcome(done.plugin(), done.inspection());
            Response.ResponseBuilder answer = done.created()
                    ? Response.created(
                            URI.create("/api/v1/plugins/" + done.plugin().id()))
                    : Response.status(done.done() ? Response.Status.OK.getStatusCode() : ACCEPTED);
            return answer.entity(outcome).build();
        }
    }

    private static boolean isDry(@Nullable String dryRun) {
        return switch (dryRun == null ? "false" : dryRun) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedException("request.bad_parameter", "dryRun is true or false.");
        };
    }

    @POST
    @Path("{id}/enable")
    @RequiresPermission(PluginNews.MANAGE)
    @Operation(summary = "Enable a plugin", description = "Starts it. An enabled plugin stays as it is.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PluginView.class)))
    @ApiResponse(responseCode = "409", description = "It needs another plugin, or collides with one")
    @ApiResponse(responseCode = "422", description = "It failed to start; its problem says why")
    public Response enable(@PathParam("id") String id, @Context Caller caller) {
        requireAll(caller);
        return answer(id, host.enable(id, caller));
    }

    @POST
    @Path("{id}/disable")
    @RequiresPermission(PluginNews.MANAGE)
    @Operation(summary = "Disable a plugin", description = "Requests under way are finished first. Its data stays.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PluginView.class)))
    @ApiResponse(responseCode = "409", description = "Another enabled plugin needs it")
    public Response disable(@PathParam("id") String id, @Context Caller caller) {
        requireAll(caller);
        return answer(id, host.disable(id, caller));
    }

    @POST
    @Path("{id}/rollback")
    @RequiresPermission(PluginNews.MANAGE)
    @Operation(
            summary = "Go back to the version before",
            description = "Switched like an upgrade; migrations stay. A second time leads forward again.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PluginView.class)))
    @ApiResponse(responseCode = "409", description = "There is no version before")
    public Response rollback(@PathParam("id") String id, @Context Caller caller) {
        requireAll(caller);
        return answer(id, host.rollback(id, caller));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(PluginNews.MANAGE)
    @Operation(
            operationId = "changePlugin",
            summary = "Enable a plugin for some organizations only",
            description = "Exactly the organizations listed, by id or name, not those below them; null for all. For "
                    + "people of others it is as if the plugin were not there, at once. It holds over restarts, upgrades "
                    + "and while the plugin is disabled.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Change.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PluginView.class)))
    @ApiResponse(responseCode = "404", description = "There is no such plugin")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    @ApiResponse(responseCode = "422", description = "There is no such organization")
    public Response change(
            @PathParam("id") String id,
            @Parameter(description = "The ETag that was read") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input,
            @Context Caller caller) {
        requireAll(caller);
        boolean given = input.has("organizations");
        List<String> organizations = input.texts("organizations", ReachStore.MOST_ORGANIZATIONS, LONGEST_REFERENCE);
        input.check();
        Long version = EntityTag.ifMatch(ifMatch);
        boolean done = !given || host.limit(id, organizations, version, caller);
        return answer(id, done);
    }

    @POST
    @Path("{id}/consent")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(PluginNews.MANAGE)
    @Operation(summary = "Agree to what a new version asks for", description = "The waiting version takes its place.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Consent.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PluginView.class)))
    @ApiResponse(responseCode = "409", description = "No such version waits")
    public Response consent(@PathParam("id") String id, Input input, @Context Caller caller) {
        requireAll(caller);
        String version = input.requiredText("version", 60);
        input.check();
        return answer(id, host.consent(id, version, caller));
    }

    @GET
    @Path("{id}/data")
    @Produces("application/zip")
    @RequiresPermission(PluginNews.MANAGE)
    @Operation(
            summary = "Export a plugin's data",
            description = "A zip with schema.sql, data/<table>.ndjson for each table and for the history of its"
                    + " migrations, settings.json without secrets, files/ of its data folder, and last manifest.json. All"
                    + " tables are as of one instant. Also for data that an uninstalled plugin left.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "There is no such plugin and nothing that one left")
    @ApiResponse(responseCode = "503", description = "Two exports are under way")
    public Response data(@PathParam("id") String id, @Context Caller caller) {
        requireAll(caller);
        Footprint footprint = host.footprint(id);
        return Response.ok((jakarta.ws.rs.core.StreamingOutput) out -> host.export(footprint, out))
                .header("Content-Disposition", "attachment; filename=\"" + id + "-data.zip\"")
                .build();
    }

    /** What plugins left, as the document describes it. */
    public record KeptList(
            java.util.List<KeptData> items, @Nullable String next) {}

    @GET
    @Path("kept-data")
    @RequiresPermission(PluginNews.READ)
    @Operation(
            summary = "List data of uninstalled plugins",
            description = "What was kept. The same plugin takes it up when it is installed again;"
                    + " DELETE /plugins/{id}?data=purge deletes it.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = KeptList.class)))
    public Page<KeptData> kept(@Context Caller caller) {
        return new Page<>(host.kept(caller), null);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(PluginNews.MANAGE)
    @Operation(
            summary = "Uninstall a plugin",
            description = "Disables it first. keep leaves its tables, files, settings, jobs and cursors for its next"
                    + " installation; purge deletes them, also those that an uninstalled plugin left.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "409", description = "Another enabled plugin needs it")
    @ApiResponse(responseCode = "422", description = "data is missing or neither keep nor purge")
    public Response uninstall(
            @PathParam("id") String id,
            @Parameter(description = "keep or purge", required = true) @QueryParam("data") @Nullable String data,
            @Context Caller caller) {
        requireAll(caller);
        if (data == null) {
            throw new InvalidInputException("data", "required", "data is required: keep or purge.");
        }
        if (!Set.of("keep", "purge").contains(data)) {
            throw new InvalidInputException("data", "not_allowed", "data must be keep or purge.");
        }
        host.uninstall(id, data.equals("purge"), caller);
        return Response.noContent().build();
    }

    private Response answer(String id, boolean done) {
        return answer(host.find(id), done);
    }

    private static Response answer(PluginView plugin, boolean done) {
        return Response.status(done ? Response.Status.OK.getStatusCode() : ACCEPTED)
                .entity(plugin)
                .header(HttpHeaders.ETAG, EntityTag.of(plugin.revision()))
                .build();
    }

    /** Plugins belong to the whole desk: less than all of it is not enough. */
    private static void requireAll(Caller caller) {
        if (!caller.reach(PluginNews.MANAGE).all()) {
            throw new ForbiddenException("access.forbidden", "Plugins need " + PluginNews.MANAGE + " for all.");
        }
    }
}
