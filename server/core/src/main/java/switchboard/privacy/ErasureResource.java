package switchboard.privacy;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;

/** {@code /api/v1/users/{id}/erasure}: makes a person nobody. */
@Path("users/{id}/erasure")
@Tag(name = "users")
@Produces(MediaType.APPLICATION_JSON)
public final class ErasureResource {

    private final Erasures erasures;

    public ErasureResource(Erasures erasures) {
        this.erasures = erasures;
    }

    /** Body of a request. */
    public record Wanted(
            @Schema(description = "Whether the words that the person wrote are erased too")
            boolean texts) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Erasures.PERMISSION)
    @Operation(
            operationId = "erasePerson",
            summary = "Erase a person",
            description =
                    "The account loses its names, addresses, roles and sign-ins at once; the rest, in the core and"
                            + " in the tables of plugins, is erased by a job that goes on until it is done. Cannot be undone. Asked"
                            + " again, it is done again.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Wanted.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The account is erased; the rest is under way",
            content = @Content(schema = @Schema(implementation = Erasures.View.class)))
    @ApiResponse(responseCode = "403", description = "Not over this person")
    @ApiResponse(responseCode = "404", description = "Nobody, or not visible")
    @ApiResponse(responseCode = "409", description = "The caller themself, or the last administrator")
    public Response erase(@PathParam("id") String id, @Parameter(hidden = true) Input input, @Context Caller caller) {
        boolean texts = Boolean.TRUE.equals(input.flag("texts"));
        input.check();
        UUID person = person(id);
        return Response.accepted(erasures.erase(caller, person, texts))
                .location(URI.create("/api/v1/users/" + person + "/erasure"))
                .build();
    }

    @GET
    @RequiresPermission(Erasures.PERMISSION)
    @Operation(
            operationId = "getErasure",
            summary = "See how an erasure stands",
            description = "running, or done with the number of rows that were changed or deleted.")
    @ApiResponse(
            responseCode = "200",
            description = "How it stands",
            content = @Content(schema = @Schema(implementation = Erasures.View.class)))
    @ApiResponse(responseCode = "404", description = "Nobody, not visible, or not asked for")
    public Erasures.View find(@PathParam("id") String id, @Context Caller caller) {
        return erasures.find(caller, person(id));
    }

    static UUID person(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("user.not_found", "There is no such person.");
        }
    }
}
