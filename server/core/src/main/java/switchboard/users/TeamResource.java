package switchboard.users;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** {@code /api/v1/teams}. */
@Path("teams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "teams")
public final class TeamResource {

    private final TeamService teams;

    public TeamResource(TeamService teams) {
        this.teams = teams;
    }

    /** One page, as the document describes it. */
    public record TeamPage(List<TeamView> items, @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    public record TeamBody(
            String name,
            @Schema(description = "Id or name") @Nullable String organization,

            @Schema(description = "Ids, usernames or e-mail addresses") @Nullable
            List<String> members) {}

    @GET
    @RequiresPermission("team:read")
    @Operation(operationId = "listTeams", summary = "List teams", description = "Those the caller may see, by name.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = TeamPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad sort, limit or cursor")
    public Page<TeamView> list(
            @Context Caller caller,
            @Parameter(description = "Only names that begin so") @QueryParam("q") @Nullable String q,
            @Parameter(description = "name (default) or -name") @QueryParam("sort") @Nullable String sort,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return teams.list(caller, Parameters.prefix(q), Parameters.byName(sort), Limit.of(limit), cursor);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = "team:read", onObject = true)
    @Operation(operationId = "getTeam", summary = "Read a team", description = "By its id.")
    @ApiResponse(
            responseCode = "200",
            description = "The team",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    @ApiResponse(responseCode = "404", description = "No such team, or not visible")
    public Response get(@Context Caller caller, @PathParam("id") String id) {
        return answer(Response.ok(), teams.get(caller, Parameters.id(id, Refusals::noTeam)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("team:edit")
    @Operation(
            operationId = "createTeam",
            summary = "Make a team",
            description = "The name is unique in the desk. A team without an organization works for several. Whoever "
                    + "joins must not gain more than the editor has.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TeamBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The team",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    @ApiResponse(responseCode = "409", description = "The name is taken")
    public Response create(@Context Caller caller, @Parameter(hidden = true) Input input) {
        TeamView view = teams.create(caller, input);
        return answer(Response.created(URI.create("/api/v1/teams/" + view.id())), view);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = "team:edit", onObject = true)
    @Operation(
            operationId = "changeTeam",
            summary = "Change a team",
            description = "JSON merge patch; the list of members is replaced as a whole.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TeamBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The team",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    @ApiResponse(responseCode = "409", description = "The name is taken")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(hidden = true) Input input) {
        return answer(
                Response.ok(),
                teams.change(caller, Parameters.id(id, Refusals::noTeam), input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = "team:edit", onObject = true)
    @Operation(
            operationId = "deleteTeam",
            summary = "Delete a team",
            description = "Only one that no ticket and no grant names. Its people remain.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "409", description = "Something still belongs to it")
    public void delete(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        teams.delete(caller, Parameters.id(id, Refusals::noTeam), EntityTag.ifMatch(ifMatch));
    }

    private static Response answer(Response.ResponseBuilder builder, TeamView view) {
        return builder.entity(view)
                .header(HttpHeaders.ETAG, EntityTag.of(view.version()))
                .build();
    }
}
