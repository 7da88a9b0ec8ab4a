package switchboard.tickets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
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
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.ImportLines;
import switchboard.api.http.ImportReport;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.closure.Answers;
import switchboard.tickets.information.KeyInformation;

/** {@code /api/v1/tickets}: tickets themselves. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class TicketResource {

    private final Tickets tickets;
    private final TicketImport imports;
    private final TicketMerges merges;

    public TicketResource(Tickets tickets, TicketImport imports, TicketMerges merges) {
        this.tickets = tickets;
        this.imports = imports;
        this.merges = merges;
    }

    /** One page of tickets. */
    public record TicketPage(
            List<Ticket> items,
            @Nullable String next,
            @Nullable Long count,

            @Schema(description = "true where there are more than count says; counting stops at 10,000") @Nullable
            Boolean countIsAtLeast) {}

    /** What a ticket is made or changed with. */
    public record TicketFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String kind,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Nullable String description,
            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String priority,
            @Nullable String priorityReason,
            @Nullable String category,
            @Nullable String requester,
            @Nullable String organization,
            @Nullable String team,
            @Nullable String assignee,
            @Nullable String owner,
            @Nullable String channel,
            @Nullable String externalId,
            @Nullable Map<String, Object> fields,
            @Nullable KeyInformation information) {}

    /** The same for changes, where nothing is required. */
    public record TicketPatch(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String description,
            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String priority,
            @Nullable String priorityReason,
            @Nullable String category,
            @Nullable String requester,
            @Nullable String organization,
            @Nullable String team,
            @Nullable String assignee,
            @Nullable String owner,
            @Nullable String externalId,
            @Nullable Map<String, Object> fields) {}

    /** A move to another status. */
    public record Move(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String to,

            @Nullable String resolution,
            @Nullable String code,
            @Nullable String comment,
            @Nullable String channel,
            @Nullable Answers closure) {}

    /** A reply or a note out of another desk. */
    public record ImportedEntry(
            String type, Instant at, @Nullable String author, String body, String externalId) {}

    /** One line of an import. */
    public record ImportedLine(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String externalId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String kind,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Nullable String description,
            @Nullable String status,
            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String priority,
            @Nullable String priorityReason,
            @Nullable String category,
            @Nullable String requester,
            @Nullable String organization,
            @Nullable String team,
            @Nullable String assignee,
            @Nullable String owner,
            @Nullable String channel,
            @Nullable Map<String, Object> fields,
            @Nullable KeyInformation information,
            @Nullable String resolution,
            @Nullable String closureCode,
            @Nullable Instant createdAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant closedAt,
            @Nullable List<ImportedEntry> entries) {}

    @GET
    @RequiresPermission(TicketAccess.READ)
    @Operation(
            operationId = "listTickets",
            summary = "List tickets",
            description =
                    "The tickets that the caller may see, newest first. Repeat a filter for or; different filters "
                            + "are joined by and. People, teams and organizations are named by id or name, the caller by me.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "open",
            schema = @Schema(type = "boolean"),
            description = "Not resolved, closed or cancelled")
    @Parameter(in = ParameterIn.QUERY, name = "status", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "kind", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "priority", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "impact", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "urgency", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "category", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "team", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "assignee", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "requester", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "owner", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "organization", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "channel", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "externalId", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "number", array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(in = ParameterIn.QUERY, name = "createdSince", schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "closedSince",
            schema = @Schema(type = "string", format = "date-time"),
            description =
                    "Tickets that were closed or cancelled then or later, the last closed first where sort is not given")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "closedBefore",
            schema = @Schema(type = "string", format = "date-time"),
            description = "Tickets that were closed or cancelled earlier")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "q",
            schema = @Schema(type = "string", maxLength = 2000),
            description = "Full text over title, description and entries; the best 1,000 matches are considered")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            schema = @Schema(type = "string"),
            description =
                    "createdAt, updatedAt, closedAt, priority, number, due.<name> or field.<name>; with - for descending; "
                            + "-createdAt by default. Sorted by closedAt the list holds the tickets that are closed; sorted by a due time the list holds the tickets that have it, the open ones where open "
                            + "is not given")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "due.<name>Before",
            schema = @Schema(type = "string", format = "date-time"),
            description = "Tickets whose due time of that name lies before, sorted by it")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "field.<name>",
            array = @ArraySchema(schema = @Schema(type = "string")),
            description =
                    "Values of a defined custom field; field.<name>.from and field.<name>.to for a range of numbers, "
                            + "dates and instants, which the list is then sorted by")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "select",
            schema = @Schema(type = "string"),
            description = "The parts of tickets to answer, such as id,title,fields.color; all by default")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "count",
            schema = @Schema(type = "boolean"),
            description = "Whether the answer says how many there are in all, up to 10,000")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = TicketPage.class)))
    @ApiResponse(
            responseCode = "400",
            description = "An unknown parameter, filter value or sort, a bad limit or cursor")
    @ApiResponse(responseCode = "503", description = "q was given and no search engine is there")
    public Page<?> list(@Context Caller caller, @Context UriInfo uri) {
        return tickets.listParts(caller, uri.getQueryParameters());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(TicketAccess.CREATE)
    @Operation(
            operationId = "createTicket",
            summary = "Create a ticket",
            description = "Impact and urgency are medium by default, the requester is the caller, the organization the "
                    + "requester's. The priority follows from impact and urgency; another one needs a reason. A new "
                    + "ticket given an assignee is assigned. information is the key information of the ticket.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TicketFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = Ticket.class)))
    @ApiResponse(responseCode = "403", description = "A ticket for these people is beyond the caller's permission")
    @ApiResponse(responseCode = "409", description = "The externalId is taken, or a plugin refuses")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(@Context Caller caller, Input input) {
        Ticket ticket = tickets.create(caller, input, Origin.API);
        return tagged(Response.created(URI.create("/api/v1/tickets/" + ticket.id())), ticket);
    }

    @GET
    @Path("{ticket}")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "readTicket",
            summary = "Read a ticket",
            description =
                    "By its id or its number. One that was merged into another that the caller sees names it in a "
                            + "Link header with rel=canonical.")
    @ApiResponse(
            responseCode = "200",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = Ticket.class)))
    @ApiResponse(responseCode = "400", description = "select names what is no part of a ticket")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Response read(
            @Context Caller caller,
            @PathParam("ticket") String id,
            @Parameter(description = "The parts to answer, such as id,title,fields.color; all by default")
                    @QueryParam("select")
                    List<String> select) {
        Tickets.Part part = tickets.get(caller, id, select);
        Response.ResponseBuilder answer = Response.ok(part.answer());
        merges.end(caller, part.ticket())
                .ifPresent(end ->
                        answer.header(HttpHeaders.LINK, "</api/v1/tickets/" + end.id() + ">; rel=\"canonical\""));
        return answer.header(HttpHeaders.ETAG, EntityTag.of(part.ticket().version()))
                .build();
    }

    @PATCH
    @Path("{ticket}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "changeTicket",
            summary = "Change a ticket",
            description = "Sets the fields that are given; null clears. The status is moved by a transition. Only the "
                    + "status of a closed ticket is final: its record may still be corrected.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TicketPatch.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = Ticket.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "The externalId is taken, or a plugin refuses")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read; differences says how")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("ticket") String id,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return tagged(Response.ok(), tickets.change(caller, id, input, EntityTag.ifMatch(ifMatch), Origin.API));
    }

    @POST
    @Path("{ticket}/transitions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.TRANSITION, onObject = true)
    @Operation(
            operationId = "moveTicket",
            summary = "Move a ticket to another status",
            description =
                    "A resolution is required to resolve. The requester may reopen and confirm; an agent confirms "
                            + "on behalf, and must say by which channel the requester was contacted. Resolution and comment are "
                            + "public. closure answers, where the ticket is closed, whether the service level was met, the service "
                            + "restored, the incident solved, the request fulfilled.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Move.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = Ticket.class)))
    @ApiResponse(responseCode = "403", description = "A legal move, but not the caller's to make")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(
            responseCode = "409",
            description = "No legal move, or too late to reopen; allowed lists the legal ones")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "A field is wrong, or something that the move demands is missing")
    public Response move(
            @Context Caller caller,
            @PathParam("ticket") String id,
            @Parameter(description = "ETag of the version to move") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return tagged(Response.ok(), tickets.transition(caller, id, input, EntityTag.ifMatch(ifMatch), Origin.API));
    }

    @POST
    @Path("import")
    @Consumes("application/x-ndjson")
    @RequiresPermission(TicketAccess.IMPORT)
    @Operation(
            operationId = "importTickets",
            summary = "Import tickets",
            description =
                    "One object a line, each with an externalId by which the import can be repeated. Tickets keep "
                            + "the times, the status and the requester they had; an unknown e-mail address becomes a requester "
                            + "without sign-in, an unknown category is created. A bad line never undoes others.")
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ImportedLine.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What became of the lines",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public ImportReport importLines(@Context Caller caller, ImportLines lines) throws IOException {
        return imports.run(caller, lines);
    }

    private static Response tagged(Response.ResponseBuilder builder, Ticket ticket) {
        return builder.entity(ticket)
                .header(HttpHeaders.ETAG, EntityTag.of(ticket.version()))
                .build();
    }
}
