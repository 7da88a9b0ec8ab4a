package switchboard.major.updates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.Incidents;
import switchboard.major.timeline.Entry;

/** {@code /api/v1/major-incidents/{id}/timeline}. */
@Path("{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class TimelineResource {

    private final Incidents incidents;
    private final Timeline timeline;

    public TimelineResource(Incidents incidents, Timeline timeline) {
        this.incidents = incidents;
        this.timeline = timeline;
    }

    @GET
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(
            operationId = "readMajorIncidentTimeline",
            summary = "Read the timeline of a major incident",
            description = "The oldest first: what people wrote down, what the module noted, and what happened to the "
                    + "ticket (kind ticket, with the event's type as detail) where the caller may see the ticket.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(schema = @Schema(implementation = EntryPage.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Page<Entry> list(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return timeline.list(caller, id(id), Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = MajorPermissions.MANAGE, onObject = true)
    @Operation(
            operationId = "writeMajorIncidentEntry",
            summary = "Write down what happened",
            description = "An entry is never changed afterwards.")
    @RequestBody(content = @Content(schema = @Schema(implementation = EntryBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = Entry.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "409", description = "majorincident.ended")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response write(@Context Caller caller, @PathParam("id") String id, Input input) {
        // Looked for first: whoever does not see it hears nothing of what is wrong with the input.
        UUID incident = incidents.find(caller, id(id), MajorPermissions.MANAGE).id();
        return created(incident, timeline.write(caller, incident, input));
    }

    @GET
    @Path("{entry}")
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(
            operationId = "readMajorIncidentEntry",
            summary = "Read an entry",
            description = "One of the major incident's own.")
    @ApiResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = Entry.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Entry read(@Context Caller caller, @PathParam("id") String id, @PathParam("entry") String entry) {
        return timeline.find(caller, id(id), Refusals.id(entry, "majorincident", "entry"));
    }

    static UUID id(String text) {
        return Refusals.id(text, "majorincident", "major incident");
    }

    static Response created(UUID incident, Entry entry) {
        return Response.created(URI.create("/api/v1/major-incidents/" + incident + "/timeline/" + entry.id()))
                .entity(entry)
                .build();
    }
}
