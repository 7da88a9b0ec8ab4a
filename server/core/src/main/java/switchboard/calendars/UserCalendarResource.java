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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;

/** {@code /api/v1/users/{id}/calendar}: which calendar a person goes by. */
@Path("users/{id}/calendar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars")
public final class UserCalendarResource {

    private static final CalendarHolders.Kind KIND = CalendarHolders.Kind.USER;

    private final CalendarUses uses;

    UserCalendarResource(CalendarUses uses) {
        this.uses = uses;
    }

    @GET
    @RequiresPermission(value = "user:read", onObject = true)
    @Operation(
            operationId = "readUserCalendar",
            summary = "Read the calendar of a person",
            description =
                    "The one that was chosen, and the one that holds: their own, else their organization's, else the standard one.")
    @ApiResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(schema = @Schema(implementation = CalendarUses.View.class)))
    @ApiResponse(responseCode = "404", description = "No such person, or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return answer(uses.get(caller, KIND, id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = "user:edit", onObject = true)
    @Operation(
            operationId = "chooseUserCalendar",
            summary = "Choose the calendar of a person",
            description = "One that the caller sees, by id or name.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CalendarUses.Body.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(schema = @Schema(implementation = CalendarUses.View.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to edit")
    @ApiResponse(responseCode = "404", description = "No such person, or not visible")
    @ApiResponse(responseCode = "409", description = "The calendar was deleted meanwhile")
    @ApiResponse(responseCode = "412", description = "Somebody else chose meanwhile")
    @ApiResponse(responseCode = "422", description = "No such calendar")
    public Response choose(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "ETag of the choice to replace") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) Input input) {
        return answer(uses.put(caller, KIND, id, input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @RequiresPermission(value = "user:edit", onObject = true)
    @Operation(
            operationId = "withdrawUserCalendar",
            summary = "Withdraw the calendar of a person",
            description = "From then on it is inherited again. Where none was chosen nothing happens.")
    @ApiResponse(responseCode = "204", description = "It is withdrawn")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to edit")
    @ApiResponse(responseCode = "404", description = "No such person, or not visible")
    @ApiResponse(responseCode = "412", description = "Somebody else chose meanwhile")
    public void withdraw(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "ETag of the choice to withdraw") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        uses.delete(caller, KIND, id, EntityTag.ifMatch(ifMatch));
    }

    private static Response answer(CalendarUses.View view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, EntityTag.of(view.version()))
                .build();
    }
}
