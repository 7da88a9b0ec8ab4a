package switchboard.triage.rules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.triage.TriagePermissions;

/** {@code /api/v1/triage/rules/dry-run}. */
@Path("rules/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public final class DryRunResource {

    private final DryRun dryRun;

    public DryRunResource(DryRun dryRun) {
        this.dryRun = dryRun;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(TriagePermissions.RULE_READ)
    @Operation(
            operationId = "dryRunRules",
            summary = "Try rules on the last tickets",
            description =
                    "What a rule, or rules that there are, would make of the last tickets that the caller sees, as"
                            + " they are now. Nothing is written.")
    @RequestBody(content = @Content(schema = @Schema(implementation = DryRunBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What would change, ticket by ticket",
            content = @Content(schema = @Schema(implementation = DryRun.Report.class)))
    @ApiResponse(
            responseCode = "400",
            description = "request.bad_filter, request.unknown_parameter: a filter that is none")
    @ApiResponse(responseCode = "404", description = "A rule that is not there or not visible")
    @ApiResponse(responseCode = "422", description = "input.invalid, with each fault and where it is")
    public DryRun.Report run(@Context Caller caller, Input input) {
        return dryRun.run(caller, input);
    }

    /** What to try, and on which tickets. */
    @Schema(name = "RuleDryRunBody")
    record DryRunBody(
            @Nullable RuleBody rule,
            @Nullable List<String> rules,
            @Nullable Integer last,
            @Nullable Map<String, List<String>> filter) {}
}
