package switchboard.triage.rules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.triage.TriagePermissions;

/** {@code /api/v1/tickets/{ticket}/triage}: what the rules made of a ticket. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public final class TraceResource {

    private final Traces traces;

    public TraceResource(Traces traces) {
        this.traces = traces;
    }

    @GET
    @RequiresPermission(value = TriagePermissions.TRIAGE_READ, onObject = true)
    @Operation(
            operationId = "readTriageTrace",
            summary = "What the rules made of a ticket",
            description = "For each event, the newest first: which rule fired and what it did, which was skipped or"
                    + " stopped, and why. Kept for as many days as the setting traceDays says.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of traces",
            content = @Content(schema = @Schema(implementation = TracePage.class)))
    @ApiResponse(responseCode = "403", description = "The ticket is visible, its traces are not")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not visible")
    public Page<Traces.Trace> list(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return traces.of(caller, ticket, Limit.of(limit), cursor);
    }

    @Schema(name = "TriageTracePage")
    record TracePage(List<Traces.Trace> items, @Nullable String next) {}
}
