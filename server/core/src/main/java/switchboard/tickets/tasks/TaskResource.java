package switchboard.tickets.tasks;

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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.tickets.TicketAccess;

/** {@code /api/v1/tickets/{ticket}/tasks}. */
@Path("tickets/{ticket}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public final class TaskResource {

    private final TicketTasks tasks;
    private final Checklists checklists;

    public TaskResource(TicketTasks tasks, Checklists checklists) {
        this.tasks = tasks;
        this.checklists = checklists;
    }

    /** One page of tasks. */
    public record TaskPage(List<Task> items, @Nullable String next) {}

    /** The tasks that were made. */
    public record TaskItems(List<Task> items) {}

    /** What a task is made of; for a change, nothing is required. */
    public record TaskFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Nullable String description,

            @Schema(description = "Id, username or e-mail address") @Nullable
            String owner,

            @Schema(description = "Id or name") @Nullable String team,
            @Nullable Instant due,

            @Schema(allowableValues = {"open", "done", "skipped"}) @Nullable
            String state,

            @Schema(description = "Whether the ticket cannot be resolved while the task is open") @Nullable
            Boolean required,

            @Schema(description = "Its place, from 1; the others make room") @Nullable
            Integer position) {}

    /** The same for changes. */
    public record TaskPatch(
            @Nullable String title,
            @Nullable String description,
            @Nullable String owner,
            @Nullable String team,
            @Nullable Instant due,

            @Schema(allowableValues = {"open", "done", "skipped"}) @Nullable
            String state,

            @Nullable Boolean required,
            @Nullable Integer position) {}

    /** Which checklist to put into a ticket. */
    public record ChecklistChoice(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String checklist) {}

    @GET
    @RequiresPermission(value = TicketAccess.READ_NOTES, onObject = true)
    @Operation(
            operationId = "listTasks",
            summary = "List the tasks of a ticket",
            description = "In their order, for those who may read its notes.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = TaskPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    @ApiResponse(responseCode = "403", description = "Visible, but its tasks are not for the caller")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<Task> list(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return tasks.list(caller, ticket, Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "addTask",
            summary = "Add a task",
            description = "At the end, unless its position says otherwise. A ticket has at most 200.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TaskFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The task",
            content = @Content(schema = @Schema(implementation = Task.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "It has as many tasks as a ticket can have")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response add(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        Task task = tasks.add(caller, ticket, input, Origin.API);
        return tagged(Response.created(URI.create("/api/v1/tickets/" + task.ticket() + "/tasks/" + task.id())), task);
    }

    @POST
    @Path("checklist")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "addChecklist",
            summary = "Put a checklist into a ticket",
            description = "Its items become tasks at the end, all or none.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ChecklistChoice.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The tasks",
            content = @Content(schema = @Schema(implementation = TaskItems.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "More tasks than a ticket can have")
    @ApiResponse(responseCode = "422", description = "No checklist of the ticket's organization")
    public Response addChecklist(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        List<Task> made = checklists.apply(caller, ticket, input, Origin.API);
        return Response.created(URI.create("/api/v1/tickets/" + ticket + "/tasks"))
                .entity(new TaskItems(made))
                .build();
    }

    @GET
    @Path("{task}")
    @RequiresPermission(value = TicketAccess.READ_NOTES, onObject = true)
    @Operation(operationId = "readTask", summary = "Read a task", description = "By its id.")
    @ApiResponse(
            responseCode = "200",
            description = "The task",
            content = @Content(schema = @Schema(implementation = Task.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but its tasks are not for the caller")
    @ApiResponse(responseCode = "404", description = "No such task")
    public Response read(@Context Caller caller, @PathParam("ticket") String ticket, @PathParam("task") String task) {
        return tagged(Response.ok(), tasks.get(caller, ticket, task));
    }

    @PATCH
    @Path("{task}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "changeTask",
            summary = "Change a task",
            description = "Sets the fields that are given; null clears. A position moves it, and the others make room.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TaskPatch.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The task",
            content = @Content(schema = @Schema(implementation = Task.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such task")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @PathParam("task") String task,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return tagged(Response.ok(), tasks.change(caller, ticket, task, input, EntityTag.ifMatch(ifMatch), Origin.API));
    }

    @DELETE
    @Path("{task}")
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "deleteTask",
            summary = "Delete a task",
            description = "The others close the gap. A task that need not be done any more is rather skipped.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such task")
    public void delete(@Context Caller caller, @PathParam("ticket") String ticket, @PathParam("task") String task) {
        tasks.remove(caller, ticket, task, Origin.API);
    }

    private static Response tagged(Response.ResponseBuilder builder, Task task) {
        return builder.entity(task)
                .header(HttpHeaders.ETAG, EntityTag.of(task.version()))
                .build();
    }
}
