package switchboard.tickets.pins;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import switchboard.access.ClientAddress;
import switchboard.api.access.Anonymous;
import switchboard.api.http.Input;

/**
 * {@code /api/v1/ticket-status}: how a ticket stands, by number and PIN, for a telephone menu or a page without a sign-in. A
 * POST, so that neither stands in an address and in the logs that keep addresses.
 */
@Path("ticket-status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class StatusResource {

    private static final int LONGEST = 40;

    private final StatusByPin statuses;

    public StatusResource(StatusByPin statuses) {
        this.statuses = statuses;
    }

    /** What the client sends, as the document describes it. */
    public record StatusQuestion(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The ticket's number, as people say it")
            String number,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Six digits")
            String pin) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Anonymous
    @Operation(
            operationId = "askTicketStatus",
            summary = "Ask how a ticket stands, by its number and PIN",
            description =
                    "Without a sign-in. Tells nothing of what the ticket is about and of whom. Ten wrong tries in "
                            + "five minutes at one ticket, or from one address, and the next is refused.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = StatusQuestion.class)))
    @ApiResponse(
            responseCode = "200",
            description = "How it stands",
            content = @Content(schema = @Schema(implementation = TicketStatus.class)))
    @ApiResponse(
            responseCode = "404",
            description = "Number or PIN are wrong, the PIN is locked, or the ticket tells nothing without a sign-in")
    @ApiResponse(responseCode = "422", description = "No number, or not six digits")
    @ApiResponse(responseCode = "429", description = "Too many wrong tries; see Retry-After")
    public Response ask(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context ClientAddress address,
            @Parameter(hidden = true) Input input) {
        String number = digits(input, "number", "[0-9]{1,18}", "must be the number of a ticket");
        String pin = digits(input, "pin", "[0-9]{6}", "must be six digits");
        input.check();
        TicketStatus status = statuses.ask(number, pin, address.value(), languages);
        Response.ResponseBuilder answer = Response.ok(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return (status.language() == null ? answer : answer.header(HttpHeaders.CONTENT_LANGUAGE, status.language()))
                .build();
    }

    private static String digits(Input input, String field, String form, String what) {
        String text = input.requiredText(field, LONGEST);
        if (!text.isEmpty() && !text.matches(form)) {
            input.fail(field, "format", what);
        }
        return text;
    }
}
