package switchboard.assignment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Page;

/** {@code /api/v1/assignment/strategies}. */
@Path("assignment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assignment")
public final class StrategyResource {

    private final Strategies strategies;

    public StrategyResource(Strategies strategies) {
        this.strategies = strategies;
    }

    /** All of them; next is always null. */
    public record StrategyPage(
            List<Strategies.View> items, @Nullable String next) {}

    @GET
    @Path("strategies")
    @RequiresPermission("team:read")
    @Operation(
            operationId = "listAssignmentStrategies",
            summary = "List the ways to choose who works on a ticket",
            description = "Those of the desk and of the modules that are there for the caller, by name.")
    @ApiResponse(
            responseCode = "200",
            description = "The strategies",
            content = @Content(schema = @Schema(implementation = StrategyPage.class)))
    public Page<Strategies.View> list(@Context Caller caller) {
        return new Page<>(strategies.list(caller), null);
    }
}
