package switchboard.users;

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
import switchboard.api.access.SignedIn;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** {@code /api/v1/users}: people. They are deactivated, never deleted. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class UserResource {

    private final UserAccounts users;

    public UserResource(UserAccounts users) {
        this.users = users;
    }

    /** One page, as the document describes it. */
    public record UserPage(
            List<UserView> items,
            @Nullable String next,
            @Nullable Long count,

            @Schema(description = "true where there are more than count says; counting stops at 10,000") @Nullable
            Boolean countIsAtLeast) {}

    @GET
    @RequiresPermission("user:read")
    @Operation(
            operationId = "listUsers",
            summary = "List people",
            description = "Those the caller may see. Repeat team or organization for any of several.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = UserPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad filter, sort, limit or cursor")
    public Page<UserView> list(
            @Context Caller caller,
            @Parameter(description = "What display name, username or e-mail address begin with")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(description = "Exactly this username") @QueryParam("username") @Nullable String username,
            @Parameter(description = "Exactly this e-mail address") @QueryParam("email") @Nullable String email,
            @Parameter(description = "Id or name of a team") @QueryParam("team") List<String> teams,
            @Parameter(description = "Id or name of an organization") @QueryParam("organization")
                    List<String> organizations,
            @Parameter(description = "true or false") @QueryParam("active") @Nullable String active,
            @Parameter(description = "displayName (default), createdAt, or either after a minus")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(description = "true to be told how many there are, up to 10,000") @QueryParam("count") @Nullable
                    String count,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        UserFilter filter = new UserFilter(
                Parameters.prefix(q), username, email, teams, organizations, Parameters.flag(active, "active"));
        boolean counted = Boolean.TRUE.equals(Parameters.flag(count, "count"));
        return users.list(caller, filter, UserOrder.of(sort), counted, Limit.of(limit), cursor);
    }

    @GET
    @Path("{id}")
    @SignedIn
    @Operation(operationId = "getUser", summary = "Read a person", description = "Everybody may read themselves.")
    @ApiResponse(
            responseCode = "200",
            description = "The person",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @ApiResponse(responseCode = "404", description = "Nobody, or not visible")
    public Response get(@Context Caller caller, @PathParam("id") String id) {
        return answer(Response.ok(), users.get(caller, Parameters.id(id, Refusals::noUser)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("user:edit")
    @Operation(
            operationId = "createUser",
            summary = "Make a person",
            description = "A requester of the default organization where nothing else is said. Without a password "
                    + "nobody can sign in as this person. Nobody can give more than they have.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = UserBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The person",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @ApiResponse(responseCode = "403", description = "Beyond what the caller may give")
    @ApiResponse(responseCode = "409", description = "Username or e-mail address are taken")
    public Response create(@Context Caller caller, @Parameter(hidden = true) Input input) {
        UserView view = users.create(caller, input);
        return answer(Response.created(URI.create("/api/v1/users/" + view.id())), view);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @SignedIn
    @Operation(
            operationId = "changeUser",
            summary = "Change a person",
            description = "JSON merge patch; lists are replaced as a whole. A new password ends the person's other "
                    + "sign-ins. Without user:edit, people change their own locale, timeZone and, with "
                    + "currentPassword, password.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = UserBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The person",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @ApiResponse(responseCode = "403", description = "Beyond what the caller may change or give")
    @ApiResponse(responseCode = "409", description = "A name is taken, or it is the last administrator")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Parameter(hidden = true) Input input) {
        UserView view = users.change(
                caller,
                Parameters.id(id, Refusals::noUser),
                input,
                EntityTag.ifMatch(ifMatch),
                BearerTokens.of(authorization));
        return answer(Response.ok(), view);
    }

    private static Response answer(Response.ResponseBuilder builder, UserView view) {
        return builder.entity(view)
                .header(HttpHeaders.ETAG, EntityTag.of(view.version()))
                .build();
    }
}
