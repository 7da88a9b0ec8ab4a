package switchboard.tickets.codes;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;

/** {@code /api/v1/codes}: the code tables of tickets. */
@Path("codes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "codes")
public final class CodeResource {

    private final CodeTables tables;
    private final CodeEditing editing;

    public CodeResource(CodeTables tables, CodeEditing editing) {
        this.tables = tables;
        this.editing = editing;
    }

    /** One table with its codes, in the order of menus. */
    public record CodeTable(String table, List<Code> codes) {}

    /** Every table; they are small, so there is no paging. */
    public record CodeTableList(
            List<CodeTable> items, @Nullable String next) {}

    /** The codes of one table. */
    public record CodeList(List<Code> items, @Nullable String next) {}

    /** The priority matrix. */
    public record PriorityRules(List<PriorityRule> rules) {}

    /** Every legal move between statuses. */
    public record TransitionList(
            List<Transition> items, @Nullable String next) {}

    /** What a code is changed with. */
    public record CodeChange(
            @Nullable Map<String, String> labels,
            @Nullable Integer ordinal,
            @Nullable Boolean active) {}

    @GET
    @RequiresPermission("code:read")
    @Operation(
            operationId = "listCodeTables",
            summary = "Read all code tables",
            description = "Kinds, statuses, impact, urgency, priorities, closure codes and channels, with labels in "
                    + "every language.")
    @ApiResponse(
            responseCode = "200",
            description = "The tables",
            content = @Content(schema = @Schema(implementation = CodeTableList.class)))
    public CodeTableList tables() {
        CodeBook book = tables.current();
        List<CodeTable> all = new ArrayList<>();
        for (String table : book.tables()) {
            all.add(new CodeTable(table, List.copyOf(book.table(table).values())));
        }
        return new CodeTableList(all, null);
    }

    @GET
    @Path("{table}")
    @RequiresPermission("code:read")
    @Operation(
            operationId = "readCodeTable",
            summary = "Read one code table",
            description = "Its codes in their order.")
    @ApiResponse(
            responseCode = "200",
            description = "The codes",
            content = @Content(schema = @Schema(implementation = CodeList.class)))
    @ApiResponse(responseCode = "404", description = "No such table")
    public CodeList table(@PathParam("table") String table) {
        Map<String, Code> codes = tables.current().table(table);
        if (codes.isEmpty()) {
            throw new NotFoundException("code.not_found", "There is no such code table.");
        }
        return new CodeList(List.copyOf(codes.values()), null);
    }

    @PATCH
    @Path("{table}/{key}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission("code:edit")
    @Operation(
            operationId = "changeCode",
            summary = "Change a code",
            description = "Its labels by language (null removes one), its place and whether new tickets may use it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CodeChange.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The code",
            content = @Content(schema = @Schema(implementation = Code.class)))
    @ApiResponse(responseCode = "404", description = "No such code")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("table") String table,
            @PathParam("key") String key,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        Code code = editing.changeCode(caller, table, key, input, EntityTag.ifMatch(ifMatch));
        return Response.ok(code)
                .header(HttpHeaders.ETAG, EntityTag.of(code.version()))
                .build();
    }

    @GET
    @Path("status/transitions")
    @RequiresPermission("code:read")
    @Operation(
            operationId = "listTransitions",
            summary = "Read the workflow",
            description = "Every legal move between statuses, who may make it, and whether it needs a resolution.")
    @ApiResponse(
            responseCode = "200",
            description = "The moves",
            content = @Content(schema = @Schema(implementation = TransitionList.class)))
    public TransitionList transitions() {
        return new TransitionList(tables.current().workflow().transitions(), null);
    }

    @GET
    @Path("priority/rules")
    @RequiresPermission("code:read")
    @Operation(
            operationId = "readPriorityRules",
            summary = "Read the priority matrix",
            description = "Which priority follows from impact and urgency.")
    @ApiResponse(
            responseCode = "200",
            description = "The matrix",
            content = @Content(schema = @Schema(implementation = PriorityRules.class)))
    public Response rules() {
        return matrix(tables.current());
    }

    @PATCH
    @Path("priority/rules")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission("code:edit")
    @Operation(
            operationId = "changePriorityRules",
            summary = "Change the priority matrix",
            description =
                    "Sets the named cells; the others stay. Tickets that are there keep their priority until their "
                            + "impact or urgency changes.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PriorityRules.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The matrix",
            content = @Content(schema = @Schema(implementation = PriorityRules.class)))
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response changeRules(
            @Context Caller caller,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        editing.changeMatrix(caller, input, EntityTag.ifMatch(ifMatch));
        return matrix(tables.current());
    }

    private static Response matrix(CodeBook book) {
        return Response.ok(new PriorityRules(book.matrix().rules()))
                .header(HttpHeaders.ETAG, EntityTag.of(book.version()))
                .build();
    }
}
