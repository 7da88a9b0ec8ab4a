package switchboard.access;

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
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;

/** {@code /api/v1/access}: why somebody may or may not do something. */
@Path("access")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class ExplainResource {

    private static final int LONGEST = 300;

    private final ExplainService service;
    private final Function<String, @Nullable UUID> people;

    /** @param people finds a person by id, username or e-mail address; null for nobody */
    public ExplainResource(ExplainService service, Function<String, @Nullable UUID> people) {
        this.service = service;
        this.people = people;
    }

    @GET
    @Path("explain")
    @RequiresPermission("access:explain")
    @Operation(
            operationId = "explainAccess",
            summary = "Ask why somebody may or may not do something",
            description =
                    "Shows every role of the person that carries the permission, and whether it reaches the object.")
    @ApiResponse(
            responseCode = "200",
            description = "The explanation",
            content = @Content(schema = @Schema(implementation = Explanation.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is missing or unknown")
    @ApiResponse(responseCode = "404", description = "No such person or object, or beyond the caller's reach")
    public Explanation explain(
            @Context Caller caller,
            @Parameter(description = "Id, username or e-mail address; me for the caller", required = true)
                    @QueryParam("user")
                    @Nullable
                    String user,
            @Parameter(description = "A permission, such as ticket:read", required = true)
                    @QueryParam("action")
                    @Nullable
                    String action,
            @Parameter(description = "Type and id, such as ticket:0192…; without it the permission as such")
                    @QueryParam("object")
                    @Nullable
                    String object) {
        if (user == null || action == null) {
            throw new MalformedException("request.bad_filter", "user and action are required.");
        }
        if (user.length() > LONGEST || action.length() > LONGEST || (object != null && object.length() > LONGEST)) {
            throw new MalformedException("request.bad_filter", "A parameter is too long.");
        }
        UUID person = user.equals("me") ? caller.id() : people.apply(user);
        if (person == null) {
            throw new NotFoundException("user.not_found", "There is no such person.");
        }
        return service.explain(caller, person, action, object);
    }
}
