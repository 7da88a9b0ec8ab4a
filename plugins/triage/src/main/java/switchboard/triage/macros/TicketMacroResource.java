package switchboard.triage.macros;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.triage.TriagePermissions;

/** {@code /api/v1/tickets/{ticket}/triage/macros/{macro}}: macros at a ticket. */
@Path("macros/{macro}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Macros")
public final class TicketMacroResource {

    private final Macros macros;

    public TicketMacroResource(Macros macros) {
        this.macros = macros;
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TriagePermissions.MACRO_APPLY, onObject = true)
    @Operation(
            operationId = "previewMacro",
            summary = "What a macro would do",
            description =
                    "To this ticket as it is now; nothing is written. The texts are in the requester's language where"
                            + " no other is asked for.")
    @RequestBody(content = @Content(schema = @Schema(implementation = LanguageBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What would change and be written",
            content = @Content(schema = @Schema(implementation = Macros.Seen.class)))
    @ApiResponse(responseCode = "403", description = "The ticket is visible, macros are not for the caller")
    @ApiResponse(responseCode = "404", description = "No such ticket or macro, or not visible")
    public Macros.Seen preview(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("macro") String macro, Input input) {
        return macros.preview(caller, ticket, macro, input);
    }

    @POST
    @Path("apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TriagePermissions.MACRO_APPLY, onObject = true)
    @Operation(
            operationId = "applyMacro",
            summary = "Apply a macro",
            description =
                    "Reply, note, fields and move, in this order, each with the caller's own permissions. Where one is"
                            + " refused, those before it stand and the answer says so.")
    @RequestBody(content = @Content(schema = @Schema(implementation = LanguageBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What was done",
            content = @Content(schema = @Schema(implementation = Macros.Applied.class)))
    @ApiResponse(responseCode = "403", description = "Not for the caller to apply, or to do what it does first")
    @ApiResponse(responseCode = "404", description = "No such ticket or macro, or not visible")
    @ApiResponse(responseCode = "409", description = "macro.inactive, or what the ticket refuses")
    public Macros.Applied apply(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("macro") String macro, Input input) {
        return macros.apply(caller, ticket, macro, input);
    }

    /** In which language. */
    @Schema(name = "MacroLanguageBody")
    record LanguageBody(@Nullable String language) {}
}
