package switchboard.approvals;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.SignedIn;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** {@code /api/v1/approvals}: requests for consent. Whoever is asked, asks, or has approval:read sees one. */
@Path("approvals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "approvals")
public final class ApprovalResource {

    private final ApprovalService approvals;

    public ApprovalResource(ApprovalService approvals) {
        this.approvals = approvals;
    }

    /** One page. */
    public record ApprovalPage(
            List<ApprovalSummary> items, @Nullable String next) {}

    /** A decision. */
    public record DecisionBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"approve", "reject"})
            String decision,

            @Schema(description = "Required to reject") @Nullable
            String reason) {}

    /** A delegation. */
    public record DelegationBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Id, username or e-mail address of who decides instead")
            String to,

            @Nullable String reason) {}

    /** A withdrawal. */
    public record WithdrawalBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String reason) {}

    @GET
    @SignedIn
    @Operation(
            operationId = "listApprovals",
            summary = "List requests for consent",
            description =
                    "Newest first: those the caller asks for and those approval:read reaches; with approver=me those "
                            + "that wait for the caller, also in the stead of somebody who is absent.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ApprovalPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad filter, limit or cursor")
    public Page<ApprovalSummary> list(
            @Context Caller caller,
            @Parameter(description = "pending, approved, rejected, expired or withdrawn") @QueryParam("state") @Nullable
                    String state,
            @Parameter(description = "me: only those in which the caller is asked") @QueryParam("approver") @Nullable
                    String approver,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        if (approver != null
                && !approver.equals("me")
                && !approver.equals(caller.id().toString())) {
            throw new MalformedException("request.bad_filter", "approver must be me.");
        }
        return approvals.list(caller, state, approver != null, Limit.of(limit), cursor);
    }

    @GET
    @Path("{approval}")
    @SignedIn
    @Operation(
            operationId = "readApproval",
            summary = "Read a request for consent",
            description = "With its steps, who is asked in each, and who decided how and why.")
    @ApiResponse(
            responseCode = "200",
            description = "The request",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "No such request, or not one for the caller")
    public ApprovalView read(@Context Caller caller, @PathParam("approval") String id) {
        return approvals.get(caller, id);
    }

    @POST
    @Path("{approval}/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @SignedIn
    @Operation(
            operationId = "decideApproval",
            summary = "Agree or refuse",
            description = "Once for each person and step, by whoever is asked in the step under way, or stands in for "
                    + "somebody who is. Nobody decides on what they ask for.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DecisionBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but the caller is not asked")
    @ApiResponse(responseCode = "404", description = "No such request, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "Decided already, as a whole or by the caller")
    @ApiResponse(responseCode = "422", description = "A field is wrong, or the reason is missing")
    public ApprovalView decide(@Context Caller caller, @PathParam("approval") String id, Input input) {
        return approvals.decide(caller, id, input);
    }

    @POST
    @Path("{approval}/delegations")
    @Consumes(MediaType.APPLICATION_JSON)
    @SignedIn
    @Operation(
            operationId = "delegateApproval",
            summary = "Let another person decide",
            description = "Hands the caller's voice in the step under way to somebody else, who is told of it.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DelegationBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but the caller is not asked")
    @ApiResponse(responseCode = "404", description = "No such request, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "Decided already, or the other person is asked already")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public ApprovalView delegate(@Context Caller caller, @PathParam("approval") String id, Input input) {
        return approvals.delegate(caller, id, input);
    }

    @POST
    @Path("{approval}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @SignedIn
    @Operation(
            operationId = "withdrawApproval",
            summary = "Take a request back",
            description = "By whoever asks, as long as it is pending.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WithdrawalBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to take back")
    @ApiResponse(responseCode = "404", description = "No such request, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "Decided already")
    @ApiResponse(responseCode = "422", description = "The reason is missing")
    public ApprovalView withdraw(@Context Caller caller, @PathParam("approval") String id, Input input) {
        return approvals.withdraw(caller, id, input);
    }
}
