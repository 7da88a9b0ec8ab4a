package switchboard.approvals;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.access.ClientAddress;
import switchboard.api.access.Anonymous;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;

/**
 * {@code /api/v1/approval-links}: deciding by a link in a mail, without signing in. Reading decides nothing, since programs
 * open links too. Browsers get pages; whoever asks for JSON gets that.
 */
@Path("approval-links/{token}")
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
@Tag(name = "approvals")
public final class ApprovalLinkResource {

    private static final String HTML = "text/html; charset=utf-8";

    private final ApprovalLinks links;
    private final LinkPage pages = new LinkPage();

    public ApprovalLinkResource(ApprovalLinks links) {
        this.links = links;
    }

    @GET
    @Anonymous
    @Operation(
            operationId = "readApprovalLink",
            summary = "Read what a link in a mail asks",
            description = "A page with a form, or JSON where Accept asks for that. Decides nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "What is asked",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LinkView.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "404", description = "The link is unknown, or not valid any more")
    @ApiResponse(responseCode = "409", description = "Decided, taken back, too late, or asked of somebody else now")
    @ApiResponse(responseCode = "429", description = "Too many links that are none; see Retry-After")
    public Response show(
            @Parameter(description = "The secret of the link") @PathParam("token") String token,
            @Parameter(description = "approve or reject: chosen already on the page") @QueryParam("decision") @Nullable
                    String decision,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context ClientAddress address)
            throws IOException {
        return answer(token, accept, languages, address, link -> {
            LinkView view = links.read(link);
            return wantsJson(accept)
                    ? json(view)
                    : page(200, pages.question(links.reader(link), view, decision, null, false));
        });
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
    @Anonymous
    @Operation(
            operationId = "decideByApprovalLink",
            summary = "Agree or refuse by a link in a mail",
            description = "Once, as the person the mail was sent to. At most 64 KiB.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ApprovalResource.DecisionBody.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(implementation = ApprovalResource.DecisionBody.class))
            })
    @ApiResponse(
            responseCode = "200",
            description = "What was decided, and how the request stands",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LinkOutcome.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "404", description = "The link is unknown, or not valid any more")
    @ApiResponse(responseCode = "409", description = "Decided, taken back, too late, or asked of somebody else now")
    @ApiResponse(responseCode = "413", description = "The body is too large")
    @ApiResponse(responseCode = "422", description = "A field is wrong, or the reason is missing")
    @ApiResponse(responseCode = "429", description = "Too many links that are none; see Retry-After")
    public Response decide(
            @Parameter(description = "The secret of the link") @PathParam("token") String token,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String mediaType,
            @Context ClientAddress address,
            InputStream body)
            throws IOException {
        return answer(token, accept, languages, address, link -> {
            LinkView view = links.read(link);
            Map<String, @Nullable Object> fields = LinkForm.read(mediaType, body);
            try {
                LinkOutcome outcome = links.decide(token, link, Decision.of(new Input(fields)));
                return wantsJson(accept) ? json(outcome) : page(200, pages.done(links.reader(link), view, outcome));
            } catch (InvalidInputException wrong) {
                if (!wantsPage(accept)) {
                    throw wrong;
                }
                String decision = fields.get("decision") instanceof String text ? text : null;
                String reason = fields.get("reason") instanceof String text ? text : null;
                return page(422, pages.question(links.reader(link), view, decision, reason, true));
            }
        });
    }

    /** What is done with a link that was found. */
    private interface Answering {
        Response of(Link link) throws IOException;
    }

    /** Refuses by a page where a person is reading, as every other resource does where it is a program. */
    private Response answer(
            String token,
            @Nullable String accept,
            @Nullable String languages,
            ClientAddress address,
            Answering answering)
            throws IOException {
        LinkReader reader = LinkReader.accepting(languages);
        try {
            Link link = links.find(token, address.value());
            reader = links.reader(link);
            return answering.of(link);
        } catch (ServiceDeskException refused) {
            if (!wantsPage(accept)) {
                throw refused;
            }
            Response page = page(refused.refusal().status(), pages.refusal(reader, refused.code()));
            Object wait = refused.members().get("retryAfter");
            return wait == null
                    ? page
                    : Response.fromResponse(page)
                            .header(HttpHeaders.RETRY_AFTER, wait)
                            .build();
        }
    }

    /** Browsers name HTML. Who names neither gets the page that was asked for, and refusals as everywhere. */
    private static boolean wantsPage(@Nullable String accept) {
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML);
    }

    private static boolean wantsJson(@Nullable String accept) {
        return accept != null
                && !wantsPage(accept)
                && accept.toLowerCase(Locale.ROOT).contains("json");
    }

    private static Response json(Object entity) {
        return Response.ok(entity, MediaType.APPLICATION_JSON)
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response page(int status, String html) {
        return Response.status(status)
                .type(HTML)
                .header("Content-Security-Policy", LinkPage.security())
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(html.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
