package switchboard.triage.recurring;

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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.triage.TriagePermissions;
import switchboard.triage.definitions.Definitions;

/** {@code /api/v1/triage/recurring/{id}/next}. */
@Path("recurring/{id}/next")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recurring tickets")
public final class NextRunsResource {

    private final Definitions recurring;
    private final RecurringJob job;

    public NextRunsResource(Definitions recurring, RecurringJob job) {
        this.recurring = recurring;
        this.job = job;
    }

    /**
     * One run to come.
     *
     * @param occurrence when it is by the schedule
     * @param dueAt when the ticket is made: later where it waits for hours of work
     */
    @Schema(name = "NextRun")
    public record NextRun(Instant occurrence, Instant dueAt) {}

    @GET
    @RequiresPermission(value = TriagePermissions.RECURRING_READ, onObject = true)
    @Operation(
            operationId = "listNextRuns",
            summary = "When a recurring ticket is made next",
            description = "With changes of clocks and hours of work.")
    @ApiResponse(
            responseCode = "200",
            description = "The next runs",
            content = @Content(schema = @Schema(implementation = NextRunPage.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Page<NextRun> next(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "1 to 100, default 10") @QueryParam("limit") @Nullable String limit) {
        List<NextRun> runs = job.preview(recurring.get(caller, id), Limit.of(limit, 10, 100)).stream()
                .map(each -> new NextRun(each.occurrence(), each.dueAt()))
                .toList();
        return new Page<>(runs, null);
    }

    @Schema(name = "NextRunPage")
    record NextRunPage(List<NextRun> items, @Nullable String next) {}
}
