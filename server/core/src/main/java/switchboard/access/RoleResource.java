package switchboard.access;

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

/** {@code /api/v1/roles}: what each role permits. */
@Path("roles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "roles")
public final class RoleResource {

    private final RoleService roles;

    public RoleResource(RoleService roles) {
        this.roles = roles;
    }

    /** One page, as the document describes it. */
    public record RolePage(List<Role> items, @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    public record RoleBody(String key, String name, List<RolePermission> permissions) {}

    @GET
    @RequiresPermission("role:read")
    @Operation(operationId = "listRoles", summary = "List roles", description = "In the order of their keys.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = RolePage.class)))
    public Page<Role> list(
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return roles.list(Limit.of(limit), cursor);
    }

    @GET
    @Path("{key}")
    @RequiresPermission("role:read")
    @Operation(operationId = "getRole", summary = "Read a role", description = "With everything it permits.")
    @ApiResponse(
            responseCode = "200",
            description = "The role",
            content = @Content(schema = @Schema(implementation = Role.class)))
    @ApiResponse(responseCode = "404", description = "No such role")
    public Response get(@PathParam("key") String key) {
        return answer(Response.ok(), roles.get(key));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("role:edit")
    @Operation(
            operationId = "createRole",
            summary = "Make a role",
            description = "Nobody can put more into a role than they may do themselves for everything.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RoleBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The role",
            content = @Content(schema = @Schema(implementation = Role.class)))
    @ApiResponse(responseCode = "409", description = "The key is taken")
    public Response create(@Context Caller caller, @Parameter(hidden = true) Input input) {
        Role role = roles.create(caller, input);
        return answer(Response.created(URI.create("/api/v1/roles/" + role.key())), role);
    }

    @PATCH
    @Path("{key}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission("role:edit")
    @Operation(
            operationId = "changeRole",
            summary = "Change a role",
            description = "JSON merge patch of name and permissions; the list of permissions is replaced as a whole. "
                    + "Roles that came with the desk cannot be changed.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RoleBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The role",
            content = @Content(schema = @Schema(implementation = Role.class)))
    @ApiResponse(responseCode = "409", description = "The role came with the desk")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    public Response change(
            @Context Caller caller,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(hidden = true) Input input) {
        return answer(Response.ok(), roles.change(caller, key, input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{key}")
    @RequiresPermission("role:edit")
    @Operation(
            operationId = "deleteRole",
            summary = "Delete a role",
            description = "Only a role that nobody has and that did not come with the desk.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "409", description = "Somebody has it, or it came with the desk")
    public void delete(
            @Context Caller caller,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        roles.delete(caller, key, EntityTag.ifMatch(ifMatch));
    }

    private static Response answer(Response.ResponseBuilder builder, Role role) {
        return builder.entity(role)
                .header(HttpHeaders.ETAG, EntityTag.of(role.version()))
                .build();
    }
}
