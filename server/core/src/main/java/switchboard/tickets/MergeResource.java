package switchboard.tickets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;

/** {@code /api/v1/tickets/{ticket}/merge} and {@code …/split}. */
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class MergeResource {

    private final TicketMerges merges;
    private final TicketSplit split;

    public MergeResource(TicketMerges merges, TicketSplit split) {
        this.merges = merges;
        this.split = split;
    }

    /** Where to merge a ticket into: a ticket by id or number. */
    public record MergeFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String into,

            @Nullable String comment) {}

    /** What the new ticket is made of; what is left out is as with the old one. */
    public record SplitFields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Schema(description = "Ids of replies and notes to copy, at most 100") @Nullable
            List<String> entries,

            @Nullable String kind,
            @Nullable String description,
            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String category,
            @Nullable String requester,
            @Nullable String organization,
            @Nullable String team,
            @Nullable String assignee,
            @Nullable String owner) {}

    @POST
    @Path("{ticket}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "mergeTicket",
            summary = "Merge a ticket into another",
            description = "The ticket is cancelled as a duplicate of the other, whose watchers its requester and its "
                    + "watchers become; what was said on it stays where it is. Its requester is told. Both tickets must "
                    + "be the caller's to change, and belong to one organization or to two that the caller works for.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MergeFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "Where it went",
            content = @Content(schema = @Schema(implementation = Merge.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but one of them is not the caller's to change")
    @ApiResponse(responseCode = "404", description = "One of the tickets is not there, or not for the caller")
    @ApiResponse(responseCode = "409", description = "One of them has ended, or the merge would close a circle")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response merge(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        Merge merge = merges.merge(caller, ticket, input, Origin.API);
        return Response.created(URI.create("/api/v1/tickets/" + merge.ticket() + "/merge"))
                .entity(merge)
                .build();
    }

    @GET
    @Path("{ticket}/merge")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "readMerge",
            summary = "Where a merged ticket went",
            description = "The ticket with which it is gone on with, over however many merges.")
    @ApiResponse(
            responseCode = "200",
            description = "Where it went",
            content = @Content(schema = @Schema(implementation = Merge.class)))
    @ApiResponse(
            responseCode = "404",
            description = "No such ticket, or it was not merged, or went where the caller sees nothing")
    public Merge read(@Context Caller caller, @PathParam("ticket") String ticket) {
        return merges.get(caller, ticket);
    }

    @DELETE
    @Path("{ticket}/merge")
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "undoMerge",
            summary = "Take a merge back",
            description = "Within ten minutes, where the ticket has not changed since. It is what it was before; "
                    + "replies that have landed on the other ticket meanwhile stay there.")
    @ApiResponse(responseCode = "204", description = "It is on its own again")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such ticket, or it was not merged")
    @ApiResponse(responseCode = "409", description = "Too late, or it has changed since")
    public void undo(@Context Caller caller, @PathParam("ticket") String ticket) {
        merges.undo(caller, ticket, Origin.API);
    }

    @POST
    @Path("{ticket}/split")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "splitTicket",
            summary = "Make a ticket out of a part of this one",
            description = "The new ticket is related to this one. Entries named are copied with their author, time and "
                    + "channel. The requester is told.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SplitFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The new ticket",
            content = @Content(schema = @Schema(implementation = Ticket.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Visible, but not the caller's to change, or to make such a ticket")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "A plugin refuses")
    @ApiResponse(responseCode = "422", description = "A field is wrong, or an entry is not the ticket's")
    public Response split(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        Ticket made = split.split(caller, ticket, input, Origin.API);
        return Response.created(URI.create("/api/v1/tickets/" + made.id()))
                .entity(made)
                .header(HttpHeaders.ETAG, EntityTag.of(made.version()))
                .build();
    }
}
