package switchboard.calendars;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** {@code /api/v1/calendars}: hours of work. */
@Path("calendars")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars")
public final class CalendarResource {

    private final CalendarService calendars;

    CalendarResource(CalendarService calendars) {
        this.calendars = calendars;
    }

    /** One page, as the document describes it. */
    public record CalendarPage(
            List<CalendarView> items, @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    public record CalendarBody(
            String name,

            @Schema(description = "Id or name of the only organization that has it; all where it is absent") @Nullable
            String organization,

            @Schema(description = "A time zone such as Europe/Stockholm")
            String zone,

            @Schema(description = "Intervals by monday to sunday; a day that is absent is free")
            Map<String, List<CalendarView.Hours>> week) {}

    @GET
    @RequiresPermission(CalendarAccess.READ)
    @Operation(
            operationId = "listCalendars",
            summary = "List calendars",
            description = "Those of all organizations and of the caller's, by name.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = CalendarPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    public Page<CalendarView> list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return calendars.list(caller, Limit.of(limit), cursor);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = CalendarAccess.READ, onObject = true)
    @Operation(operationId = "readCalendar", summary = "Read a calendar", description = "By its id.")
    @ApiResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    @ApiResponse(responseCode = "404", description = "No such calendar, or not one for the caller")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return answer(Response.ok(), calendars.get(caller, id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(CalendarAccess.EDIT)
    @Operation(
            operationId = "createCalendar",
            summary = "Make a calendar",
            description =
                    "The name is unique in the desk. Several intervals a day are fine; those that meet are joined.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CalendarBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The calendar",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    @ApiResponse(responseCode = "403", description = "A calendar of these organizations is not the caller's to make")
    @ApiResponse(responseCode = "409", description = "The name is taken, or there are a thousand calendars")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(@Context Caller caller, @Parameter(hidden = true) Input input) {
        CalendarView view = calendars.create(caller, input);
        return answer(Response.created(URI.create("/api/v1/calendars/" + view.id())), view);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = CalendarAccess.EDIT, onObject = true)
    @Operation(
            operationId = "changeCalendar",
            summary = "Change a calendar",
            description = "Its name, its zone, or its week, which is replaced as a whole. What is counted by it is "
                    + "counted anew.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CalendarBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such calendar, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) Input input) {
        return answer(Response.ok(), calendars.change(caller, id, input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = CalendarAccess.EDIT, onObject = true)
    @Operation(
            operationId = "deleteCalendar",
            summary = "Delete a calendar",
            description = "Only one that no team, organization, person or rota goes by; never the standard one.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to delete")
    @ApiResponse(responseCode = "404", description = "No such calendar, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "Somebody goes by it, or it is the standard one")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    public void delete(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "ETag of the version to delete") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        calendars.delete(caller, id, EntityTag.ifMatch(ifMatch));
    }

    private static Response answer(Response.ResponseBuilder builder, CalendarView view) {
        return builder.entity(view)
                .header(HttpHeaders.ETAG, EntityTag.of(view.version()))
                .build();
    }
}
