package switchboard.triage.rules;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.triage.TriagePermissions;
import switchboard.triage.definitions.DefinitionAnswers;
import switchboard.triage.definitions.Definitions;

/** {@code /api/v1/triage/rules}. */
@Path("rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public final class RuleResource {

    private final Definitions definitions;

    public RuleResource(Definitions definitions) {
        this.definitions = definitions;
    }

    @GET
    @RequiresPermission(TriagePermissions.RULE_READ)
    @Operation(operationId = "listRules", summary = "List rules", description = "In their order.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of rules",
            content = @Content(schema = @Schema(implementation = RuleBody.OnePage.class)))
    @ApiResponse(responseCode = "400", description = "request.bad_limit, request.bad_cursor")
    public Page<Map<String, Object>> list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return definitions.list(caller, Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(TriagePermissions.RULE_EDIT)
    @Operation(
            operationId = "createRule",
            summary = "Write a rule",
            description = "It runs on events from now on. Conditions are checked as they are written.")
    @RequestBody(content = @Content(schema = @Schema(implementation = RuleBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = RuleBody.Shown.class)))
    @ApiResponse(responseCode = "409", description = "rule.duplicate_name, rule.too_many")
    @ApiResponse(responseCode = "422", description = "input.invalid, with each fault and where it is")
    public Response create(@Context Caller caller, Input input) {
        return DefinitionAnswers.created(definitions.create(caller, input));
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = TriagePermissions.RULE_READ, onObject = true)
    @Operation(operationId = "readRule", summary = "Read a rule", description = "With its ETag.")
    @ApiResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = RuleBody.Shown.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return DefinitionAnswers.ok(definitions.get(caller, id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = TriagePermissions.RULE_EDIT, onObject = true)
    @Operation(
            operationId = "changeRule",
            summary = "Change a rule",
            description = "A JSON merge patch. What the module has suspended runs again.")
    @RequestBody(content = @Content(schema = @Schema(implementation = RuleBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = RuleBody.Shown.class)))
    @ApiResponse(responseCode = "403", description = "Visible, and not for the caller to change")
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "412", description = "request.stale, with differences")
    @ApiResponse(responseCode = "422", description = "input.invalid, with each fault and where it is")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        return DefinitionAnswers.ok(definitions.change(caller, id, EntityTag.ifMatch(ifMatch), input));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = TriagePermissions.RULE_EDIT, onObject = true)
    @Operation(operationId = "deleteRule", summary = "Delete a rule", description = "For good.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "403", description = "Visible, and not for the caller to change")
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "412", description = "request.stale")
    public Response delete(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        definitions.delete(caller, id, EntityTag.ifMatch(ifMatch));
        return Response.noContent().build();
    }
}
