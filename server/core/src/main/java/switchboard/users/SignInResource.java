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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import switchboard.access.ClientAddress;
import switchboard.api.access.Anonymous;
import switchboard.api.access.SignedIn;
import switchboard.api.http.Input;

/** {@code /api/v1/auth/tokens}: signing in and out. */
@Path("auth/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth")
public final class SignInResource {

    private static final int LONGEST = 400;

    private final SignInService signIn;
    private final TokenService tokens;

    public SignInResource(SignInService signIn, TokenService tokens) {
        this.signIn = signIn;
        this.tokens = tokens;
    }

    /** What the client sends, as the document describes it. */
    public record SignInBody(
            @Schema(description = "Username or e-mail address")
            String username,

            String password) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Anonymous
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "Gives a token to be sent as Authorization: Bearer. Ten failures in five minutes for an "
                    + "account from one address, and the next is refused.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SignInBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The token",
            content = @Content(schema = @Schema(implementation = Tokens.Issued.class)))
    @ApiResponse(responseCode = "401", description = "Username or password are wrong")
    @ApiResponse(responseCode = "429", description = "Too many failures; see Retry-After")
    public Response signIn(@Context ClientAddress address, @Parameter(hidden = true) Input input) {
        String username = input.requiredText("username", LONGEST);
        String password = input.text("password", LONGEST);
        if (!input.has("password")) {
            input.fail("password", "required", "is required");
        }
        input.check();
        Tokens.Issued issued = signIn.signIn(username, password == null ? "" : password, address.value());
        return Response.created(URI.create("/api/v1/auth/tokens/current"))
                .entity(issued)
                .build();
    }

    @DELETE
    @Path("current")
    @SignedIn
    @Operation(
            operationId = "signOut",
            summary = "Sign out",
            description = "Ends the token that the request was made with; others of the same person remain.")
    @ApiResponse(responseCode = "204", description = "The token is worth nothing any more")
    public void signOut(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String token = BearerTokens.of(authorization);
        if (token != null) {
            tokens.revoke(token);
        }
    }
}
