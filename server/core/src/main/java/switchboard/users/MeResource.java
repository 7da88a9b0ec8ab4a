package switchboard.users;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import switchboard.access.ModuleDirectory;
import switchboard.access.ModuleReaches;
import switchboard.access.PermissionCatalogue;
import switchboard.access.Permissions;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.access.Scope;
import switchboard.api.access.SignedIn;
import switchboard.api.http.EntityTag;

/** {@code /api/v1/me}: who is asking, and what they may do. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class MeResource {

    private final UserAccounts users;
    private final Permissions permissions;
    private final ModuleReaches reaches;
    private final ModuleDirectory modules;

    public MeResource(UserAccounts users, Permissions permissions, ModuleReaches reaches, ModuleDirectory modules) {
        this.users = users;
        this.permissions = permissions;
        this.reaches = reaches;
        this.modules = modules;
    }

    @GET
    @SignedIn
    @Operation(
            operationId = "getMe",
            summary = "Who am I?",
            description =
                    "The signed-in person, with every permission and how far it reaches, and the modules that are "
                            + "enabled for the person's organization.")
    @ApiResponse(
            responseCode = "200",
            description = "The caller",
            content = @Content(schema = @Schema(implementation = MeView.class)))
    @ApiResponse(responseCode = "401", description = "Nobody is signed in")
    public Response me(@Context Caller caller) {
        UserView user = users.get(caller, caller.id());
        return Response.ok(new MeView(user, permissionsOf(caller), modules.enabledFor(caller)))
                .header(HttpHeaders.ETAG, EntityTag.of(user.version()))
                .build();
    }

    private List<MeView.PermissionView> permissionsOf(Caller caller) {
        PermissionCatalogue catalogue = permissions.catalogue();
        return catalogue.permissions().keySet().stream()
                .sorted()
                .filter(caller::has)
                .filter(key -> reaches.covers(catalogue.ownerOf(key), caller))
                .map(permission -> view(permission, caller.reach(permission)))
                .toList();
    }

    private static MeView.PermissionView view(String permission, Reach reach) {
        List<Scope> scopes = new ArrayList<>();
        if (reach.own() != null) {
            scopes.add(Scope.OWN);
        }
        if (!reach.teams().isEmpty()) {
            scopes.add(Scope.TEAM);
        }
        if (!reach.organizations().isEmpty()) {
            scopes.add(Scope.ORGANIZATION);
        }
        if (reach.all()) {
            scopes.add(Scope.ALL);
        }
        return new MeView.PermissionView(
                permission,
                scopes,
                reach.organizations().stream().sorted().toList(),
                reach.teams().stream().sorted().toList());
    }
}
