package switchboard.tickets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.tickets.closure.Expectation;

/** {@code /api/v1/tickets/{ticket}/expectation}: when the requester may expect the ticket to be solved. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class ExpectationResource {

    private final TicketExpectations expectations;

    public ExpectationResource(TicketExpectations expectations) {
        this.expectations = expectations;
    }

    /** What is told. */
    public record ExpectationFields(
            @Nullable Instant expectedAt, @Nullable String note) {}

    @GET
    @Path("{ticket}/expectation")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "readExpectation",
            summary = "Read when a ticket may be expected to be solved",
            description = "What the desk has told the requester; expectedAt is null where it has told nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "What was told",
            content = @Content(schema = @Schema(implementation = Expectation.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Response read(@Context Caller caller, @PathParam("ticket") String ticket) {
        return answer(expectations.get(caller, ticket));
    }

    @PUT
    @Path("{ticket}/expectation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "setExpectation",
            summary = "Tell when a ticket may be expected to be solved",
            description = "Public: the requester is told of another time, reads it, and finds it with its note in the "
                    + "history. null takes back what was told.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ExpectationFields.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What was told",
            content = @Content(schema = @Schema(implementation = Expectation.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read; differences says how")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response set(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return answer(expectations.tell(caller, ticket, input, EntityTag.ifMatch(ifMatch), Origin.API));
    }

    private static Response answer(Expectation expectation) {
        return Response.ok(expectation)
                .header(HttpHeaders.ETAG, EntityTag.of(expectation.version()))
                .build();
    }
}
