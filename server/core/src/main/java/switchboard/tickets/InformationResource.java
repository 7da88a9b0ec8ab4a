package switchboard.tickets;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.tickets.information.KeyInformation;

/** {@code /api/v1/tickets/{ticket}/information}: what is found out before a ticket is worked on. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class InformationResource {

    private final TicketInformation information;

    public InformationResource(TicketInformation information) {
        this.information = information;
    }

    /**
     * The key information as it is answered.
     *
     * @param missing the parts that the ticket's category demands and that are not known
     */
    public record InformationView(@JsonUnwrapped KeyInformation information, List<String> missing) {}

    @GET
    @Path("{ticket}/information")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "readInformation",
            summary = "Read the key information of a ticket",
            description = "What is known, and which parts that its category demands are missing.")
    @ApiResponse(
            responseCode = "200",
            description = "The key information",
            content = @Content(schema = @Schema(implementation = InformationView.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Response read(@Context Caller caller, @PathParam("ticket") String ticket) {
        return answer(information.get(caller, ticket));
    }

    @PUT
    @Path("{ticket}/information")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "setInformation",
            summary = "Set the key information of a ticket",
            description = "Parts of which nothing is said are not known any more.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KeyInformation.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The key information",
            content = @Content(schema = @Schema(implementation = InformationView.class)))
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
        return answer(information.set(caller, ticket, input, false, EntityTag.ifMatch(ifMatch), Origin.API));
    }

    @PATCH
    @Path("{ticket}/information")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "changeInformation",
            summary = "Change the key information of a ticket",
            description = "Sets the parts that are given; null clears one, the others stay.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KeyInformation.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The key information",
            content = @Content(schema = @Schema(implementation = InformationView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read; differences says how")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return answer(information.set(caller, ticket, input, true, EntityTag.ifMatch(ifMatch), Origin.API));
    }

    private static Response answer(TicketInformation.Known known) {
        return Response.ok(new InformationView(known.information(), known.missing()))
                .header(HttpHeaders.ETAG, EntityTag.of(known.version()))
                .build();
    }
}
