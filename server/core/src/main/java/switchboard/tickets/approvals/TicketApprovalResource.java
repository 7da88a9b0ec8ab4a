package switchboard.tickets.approvals;

import io.swagger.v3.oas.annotations.Operation;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.approvals.ApprovalSummary;
import switchboard.approvals.ApprovalView;

/** {@code /api/v1/tickets/{ticket}/approvals}. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "approvals")
public final class TicketApprovalResource {

    private final TicketApprovals approvals;

    public TicketApprovalResource(TicketApprovals approvals) {
        this.approvals = approvals;
    }

    /** All requests about a ticket; next is always null. */
    public record TicketApprovalPage(
            List<ApprovalSummary> items, @Nullable String next) {}

    /** One step. */
    public record StepBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Ids, usernames or e-mail addresses, 1 to 100")
            List<String> approvers,

            @Schema(description = "How many of them have to agree; all where it is absent") @Nullable
            Integer quorum) {}

    /** What is asked. */
    public record ApprovalBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Nullable String description,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "1 to 20, one after the other")
            List<StepBody> steps,

            @Schema(description = "How long one step may take, such as P3D") @Nullable
            String timeout) {}

    @GET
    @Path("{ticket}/approvals")
    @RequiresPermission(value = "ticket:read", onObject = true)
    @Operation(
            operationId = "listTicketApprovals",
            summary = "List the requests for consent about a ticket",
            description = "The newest 100: how each stands, for whoever sees the ticket. Who is asked stands in the "
                    + "request itself.")
    @ApiResponse(
            responseCode = "200",
            description = "The requests",
            content = @Content(schema = @Schema(implementation = TicketApprovalPage.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<ApprovalSummary> list(@Context Caller caller, @PathParam("ticket") String ticket) {
        return new Page<>(approvals.list(caller, ticket), null);
    }

    @POST
    @Path("{ticket}/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketApprovals.REQUEST, onObject = true)
    @Operation(
            operationId = "requestTicketApproval",
            summary = "Ask for consent about a ticket",
            description = "Steps follow each other; within one step all are asked at once, and a quorum has to agree. "
                    + "Neither the requester nor who asks is among them.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The request",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to ask about")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response request(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        ApprovalView view = approvals.request(caller, ticket, input);
        return Response.created(URI.create("/api/v1/approvals/" + view.id()))
                .entity(view)
                .build();
    }
}
