package switchboard.tickets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;

/** {@code /api/v1/tickets/{ticket}/replies}, {@code …/notes} and {@code …/timeline}. */
// Not tickets/{ticket}: JAX-RS picks the class with the longest path first, and tickets/import would look here.
@Path("tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class EntryResource {

    private final TicketEntries entries;
    private final TicketTimeline timeline;

    public EntryResource(TicketEntries entries, TicketTimeline timeline) {
        this.entries = entries;
        this.timeline = timeline;
    }

    /** What is said to those who may read notes. */
    public record NoteBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String body,

            @Nullable String channel,

            @Schema(description = "The note of the same ticket that it answers, in whose thread it then stands")
            @Nullable
            String inReplyTo) {}

    /** What is said to everybody who sees the ticket. */
    public record ReplyBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String body,

            @Nullable String channel,

            @Schema(description = "Whether it is posted to the children too whose links say so") @Nullable
            Boolean toChildren) {}

    /** One page of replies. */
    public record ReplyPage(
            List<PublicReply> items, @Nullable String next) {}

    /** One page of notes. */
    public record NotePage(
            List<InternalNote> items, @Nullable String next) {}

    /** One page of the history. */
    public record TimelinePage(
            List<TicketTimeline.Entry> items, @Nullable String next) {}

    @POST
    @Path("{ticket}/replies")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.REPLY, onObject = true)
    @Operation(
            operationId = "replyToTicket",
            summary = "Reply to a ticket",
            description =
                    "A public reply: whoever sees the ticket sees it. A reply to a ticket that was merged lands on "
                            + "the one it was merged into, with its channel; the answer names that ticket. With toChildren, "
                            + "which is for those who may change the ticket, it is posted to its children as well.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReplyBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The reply",
            content = @Content(schema = @Schema(implementation = PublicReply.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to reply to")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response reply(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        PublicReply reply = entries.reply(caller, ticket, input, Origin.API);
        return Response.created(URI.create("/api/v1/tickets/" + reply.ticket() + "/replies/" + reply.id()))
                .entity(reply)
                .build();
    }

    @GET
    @Path("{ticket}/replies")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(operationId = "listReplies", summary = "List replies", description = "Oldest first.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ReplyPage.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<PublicReply> replies(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return entries.replies(caller, ticket, Limit.of(limit), cursor);
    }

    @GET
    @Path("{ticket}/replies/{reply}")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(operationId = "readReply", summary = "Read a reply", description = "One public reply.")
    @ApiResponse(
            responseCode = "200",
            description = "The reply",
            content = @Content(schema = @Schema(implementation = PublicReply.class)))
    @ApiResponse(responseCode = "404", description = "No such reply")
    public PublicReply reply(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("reply") String reply) {
        return entries.reply(caller, ticket, reply);
    }

    @POST
    @Path("{ticket}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.NOTE, onObject = true)
    @Operation(
            operationId = "noteOnTicket",
            summary = "Add an internal note",
            description =
                    "Only those who may read notes see it; it leaves the desk by no channel. With inReplyTo it stands in "
                            + "the thread of that note, and those who wrote in it are told.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NoteBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(schema = @Schema(implementation = InternalNote.class)))
    @ApiResponse(responseCode = "403", description = "Notes are not for the caller")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "422", description = "A field is wrong, or inReplyTo is no note of the ticket")
    public Response note(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        InternalNote note = entries.note(caller, ticket, input, Origin.API);
        return Response.created(URI.create("/api/v1/tickets/" + note.ticket() + "/notes/" + note.id()))
                .entity(note)
                .build();
    }

    @GET
    @Path("{ticket}/notes")
    @RequiresPermission(value = TicketAccess.READ_NOTES, onObject = true)
    @Operation(
            operationId = "listNotes",
            summary = "List internal notes",
            description = "Oldest first: all of them, or those of one thread.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = NotePage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor, or thread is no note of the ticket")
    @ApiResponse(responseCode = "403", description = "Notes are not for the caller")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<InternalNote> notes(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "Any note of the thread to list") @QueryParam("thread") @Nullable String thread,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return thread == null || thread.isBlank()
                ? entries.notes(caller, ticket, Limit.of(limit), cursor)
                : entries.thread(caller, ticket, thread.strip(), Limit.of(limit), cursor);
    }

    @GET
    @Path("{ticket}/notes/{note}")
    @RequiresPermission(value = TicketAccess.READ_NOTES, onObject = true)
    @Operation(operationId = "readNote", summary = "Read an internal note", description = "One internal note.")
    @ApiResponse(
            responseCode = "200",
            description = "The note",
            content = @Content(schema = @Schema(implementation = InternalNote.class)))
    @ApiResponse(responseCode = "403", description = "Notes are not for the caller")
    @ApiResponse(responseCode = "404", description = "No such note")
    public InternalNote note(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("note") String note) {
        return entries.note(caller, ticket, note);
    }

    @GET
    @Path("{ticket}/timeline")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "readTimeline",
            summary = "Read the history of a ticket",
            description = "Everything that happened to it as far as the caller may see it, oldest first.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = TimelinePage.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<TicketTimeline.Entry> timeline(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return timeline.read(caller, ticket, Limit.of(limit), cursor);
    }
}
