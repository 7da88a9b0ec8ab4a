package switchboard.tickets.tasks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Page;
import switchboard.tickets.TicketAccess;

/** {@code /api/v1/tasks}. */
@Path("tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public final class TaskListResource {

    private final TaskList tasks;

    public TaskListResource(TaskList tasks) {
        this.tasks = tasks;
    }

    @GET
    @RequiresPermission(TicketAccess.READ_NOTES)
    @Operation(
            operationId = "listAllTasks",
            summary = "List what somebody has to do",
            description = "The tasks of an owner or of a team, in all tickets whose notes the caller may read, oldest "
                    + "first.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = TaskResource.TaskPage.class)))
    @ApiResponse(responseCode = "400", description = "Neither owner nor team, an unknown value, a bad limit or cursor")
    @ApiResponse(responseCode = "403", description = "Notes are not for the caller")
    public Page<Task> list(
            @Context Caller caller,
            @Parameter(description = "A person by id, username or e-mail address, or me") @QueryParam("owner") @Nullable
                    String owner,
            @Parameter(description = "A team by id or name") @QueryParam("team") @Nullable String team,
            @Parameter(description = "open (default), done or skipped") @QueryParam("state") @Nullable String state,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return tasks.list(caller, owner, team, state, limit, cursor);
    }
}
