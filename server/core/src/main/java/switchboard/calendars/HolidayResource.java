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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** {@code /api/v1/calendars/{id}/holidays}: the days on which the week does not hold. */
@Path("calendars/{id}/holidays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars")
public final class HolidayResource {

    private static final String I_CALENDAR = "text/calendar";

    private final Holidays holidays;

    HolidayResource(Holidays holidays) {
        this.holidays = holidays;
    }

    /** One page, as the document describes it. */
    public record HolidayPage(
            List<Holidays.Holiday> items, @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    public record HolidayBody(
            LocalDate date,
            String name,

            @Schema(description = "Intervals that are worked all the same; none for a day off") @Nullable
            List<CalendarView.Hours> hours) {}

    @GET
    @RequiresPermission(value = CalendarAccess.READ, onObject = true)
    @Operation(
            operationId = "listHolidays",
            summary = "List the holidays of a calendar",
            description = "In the order of their dates, with those that are worked in part.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = HolidayPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    @ApiResponse(responseCode = "404", description = "No such calendar, or not one for the caller")
    public Page<Holidays.Holiday> list(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return holidays.list(caller, id, Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = CalendarAccess.EDIT, onObject = true)
    @Operation(
            operationId = "addHoliday",
            summary = "Add a holiday",
            description = "A day off, or one with hours of its own. At most 2,000 a calendar.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = HolidayBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The holiday",
            content = @Content(schema = @Schema(implementation = Holidays.Holiday.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such calendar, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "This date is among them already, or there are too many")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response add(@Context Caller caller, @PathParam("id") String id, @Parameter(hidden = true) Input input) {
        Holidays.Holiday holiday = holidays.add(caller, id, input);
        return Response.created(URI.create("/api/v1/calendars/" + id + "/holidays/" + holiday.date()))
                .entity(holiday)
                .build();
    }

    @DELETE
    @Path("{date}")
    @RequiresPermission(value = CalendarAccess.EDIT, onObject = true)
    @Operation(
            operationId = "removeHoliday",
            summary = "Remove a holiday",
            description = "From then on the week holds on that date again.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such calendar, or no such day")
    public void remove(@Context Caller caller, @PathParam("id") String id, @PathParam("date") String date) {
        holidays.remove(caller, id, date);
    }

    @POST
    @Path("import")
    @Consumes(I_CALENDAR)
    @RequiresPermission(value = CalendarAccess.EDIT, onObject = true)
    @Operation(
            operationId = "importHolidays",
            summary = "Import holidays",
            description = "All-day events of an iCalendar file of at most 1 MiB become days off: single ones, those of "
                    + "several days, and those that recur every year, from a year ago until ten years from now. A day "
                    + "that has hours of its own keeps them. Other events are skipped and named.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = I_CALENDAR, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "200",
            description = "What became of the events",
            content = @Content(schema = @Schema(implementation = Holidays.Imported.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such calendar, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "The calendar would have more than 2,000 such days")
    @ApiResponse(responseCode = "413", description = "The file is too large")
    @ApiResponse(responseCode = "422", description = "It is no iCalendar file, or has too much in it")
    public Holidays.Imported importFile(@Context Caller caller, @PathParam("id") String id, InputStream body)
            throws IOException {
        byte[] content = body.readNBytes(HolidayFile.MOST_BYTES + 1);
        if (content.length > HolidayFile.MOST_BYTES) {
            throw new ServiceDeskException(
                    Refusal.TOO_LARGE, "calendar.file_too_large", "An iCalendar file has at most 1 MiB.");
        }
        return holidays.importFile(caller, id, content);
    }
}
