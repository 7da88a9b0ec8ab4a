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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** {@code /api/v1/codes}: the code tables of tickets. */
@Path("codes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "codes")
public final class CodeResource {

    private final CodeTables tables;
    private final CodeEditing editing;
    private final CodeHistory history;

    public CodeResource(CodeTables tables, CodeEditing editing, CodeHistory history) {
        this.tables = tables;
        this.editing = editing;
        this.history = history;
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
            @Nullable Boolean active,
            @Nullable List<String> requiredAtCreation) {}

    /** One cell of the matrix for a new impact or urgency: the other of the two, and the priority. */
    public record NewRule(@Nullable String impact, @Nullable String urgency, String priority) {}

    /** What a code is made with. */
    public record CodeFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String key,

            @Nullable Map<String, String> labels,
            @Nullable Integer ordinal,
            @Nullable Boolean active,
            @Nullable Phase phase,
            @Nullable List<String> requiredAtCreation,
            @Nullable List<NewRule> rules) {}

    /** One page of edits. */
    public record HistoryPage(
            List<CodeHistory.Entry> items, @Nullable String next) {}

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

    @POST
    @Path("{table}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("code:edit")
    @Operation(
            operationId = "createCode",
            summary = "Add a code",
            description =
                    "A status comes with its phase, which is for good; an impact or an urgency with the priority that "
                            + "follows together with each code of the other table.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CodeFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The code",
            content = @Content(schema = @Schema(implementation = Code.class)))
    @ApiResponse(responseCode = "404", description = "No such table")
    @ApiResponse(responseCode = "409", description = "The key is taken")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(@Context Caller caller, @PathParam("table") String table, Input input) {
        Code code = editing.addCode(caller, table, input);
        return answer(
                Response.created(
                        UriBuilder.fromPath("/api/v1/codes/{table}/{key}").build(table, code.key())),
                code);
    }

    @GET
    @Path("{table}/{key}")
    @RequiresPermission("code:read")
    @Operation(operationId = "readCode", summary = "Read a code", description = "By its table and key.")
    @ApiResponse(
            responseCode = "200",
            description = "The code",
            content = @Content(schema = @Schema(implementation = Code.class)))
    @ApiResponse(responseCode = "404", description = "No such code")
    public Response read(@PathParam("table") String table, @PathParam("key") String key) {
        Code code = tables.current().table(table).get(key);
        if (code == null) {
            throw new NotFoundException("code.not_found", "There is no such code.");
        }
        return answer(Response.ok(), code);
    }

    @GET
    @Path("{table}/history")
    @RequiresPermission("code:read")
    @Operation(
            operationId = "readCodeHistory",
            summary = "Read what was edited in a code table",
            description = "Newest first. Beside the code tables: category, transition (the moves of a kind) and "
                    + "priority_rule (the matrix).")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = HistoryPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    @ApiResponse(responseCode = "404", description = "No such table")
    public Page<CodeHistory.Entry> history(
            @PathParam("table") String table,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return history.read(tables.current(), table, Limit.of(limit), cursor);
    }

    @PATCH
    @Path("{table}/{key}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission("code:edit")
    @Operation(
            operationId = "changeCode",
            summary = "Change a code",
            description =
                    "Its labels by language (null removes one), its place, whether new tickets may use it, and what a "
                            + "kind demands of a new ticket.")
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
        return answer(Response.ok(), editing.changeCode(caller, table, key, input, EntityTag.ifMatch(ifMatch)));
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

    private static Response answer(Response.ResponseBuilder builder, Code code) {
        return builder.entity(code)
                .header(HttpHeaders.ETAG, EntityTag.of(code.version()))
                .build();
    }

    private static Response matrix(CodeBook book) {
        return Response.ok(new PriorityRules(book.matrix().rules()))
                .header(HttpHeaders.ETAG, EntityTag.of(book.version()))
                .build();
    }
}
