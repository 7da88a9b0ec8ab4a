package switchboard.tickets;

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
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;

/** {@code /api/v1/tickets/{ticket}/links}. */
@Path("tickets/{ticket}/links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class LinkResource {

    private final TicketLinks links;

    public LinkResource(TicketLinks links) {
        this.links = links;
    }

    /** What the ticket is to another: the target, by id or number. */
    public record LinkFields(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"parent_of", "duplicate_of", "blocks", "related_to", "caused_by"})
            String type,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String target,

            @Schema(description = "Of links of the type parent_of") @Nullable
            LinkOptions options) {}

    /** What of a link can be changed. */
    public record LinkPatch(LinkOptions options) {}

    /** One page of links. */
    public record LinkPage(List<TicketLink> items, @Nullable String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = TicketAccess.LINK, onObject = true)
    @Operation(
            operationId = "linkTicket",
            summary = "Link a ticket to another",
            description = "Says what this ticket is to the target. All types but related_to must not close a circle. A "
                    + "parent says in the options what each child takes over from it; that is for those who may move, "
                    + "or reply to, the child themselves.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkFields.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The link",
            content = @Content(schema = @Schema(implementation = TicketLink.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to link")
    @ApiResponse(responseCode = "404", description = "One of the tickets is not there, or not for the caller")
    @ApiResponse(responseCode = "409", description = "Linked already, or the link would close a circle")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response add(@Context Caller caller, @PathParam("ticket") String ticket, Input input) {
        TicketLink link = links.add(caller, ticket, input, Origin.API);
        return tagged(Response.created(URI.create("/api/v1/tickets/" + link.source() + "/links/" + link.id())), link);
    }

    @GET
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "listLinks",
            summary = "List links",
            description = "Those in both directions whose other end the caller sees too, oldest first.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = LinkPage.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<TicketLink> list(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return links.list(caller, ticket, Limit.of(limit), cursor);
    }

    @GET
    @Path("{link}")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(operationId = "readLink", summary = "Read a link", description = "As seen from this ticket.")
    @ApiResponse(
            responseCode = "200",
            description = "The link",
            content = @Content(schema = @Schema(implementation = TicketLink.class)))
    @ApiResponse(responseCode = "404", description = "No such link")
    public Response read(@Context Caller caller, @PathParam("ticket") String ticket, @PathParam("link") String link) {
        return tagged(Response.ok(), links.get(caller, ticket, link));
    }

    @PATCH
    @Path("{link}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = TicketAccess.LINK, onObject = true)
    @Operation(
            operationId = "changeLink",
            summary = "Change a link",
            description = "What the child takes over from its parent. From either of its ends.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkPatch.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The link",
            content = @Content(schema = @Schema(implementation = TicketLink.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change so")
    @ApiResponse(responseCode = "404", description = "No such link")
    @ApiResponse(responseCode = "409", description = "Somebody else changed it at the same time")
    @ApiResponse(responseCode = "412", description = "It has changed since it was read")
    @ApiResponse(responseCode = "422", description = "A field is wrong, or the link has no options")
    public Response change(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @PathParam("link") String link,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            Input input) {
        return tagged(Response.ok(), links.change(caller, ticket, link, input, EntityTag.ifMatch(ifMatch), Origin.API));
    }

    @DELETE
    @Path("{link}")
    @RequiresPermission(value = TicketAccess.LINK, onObject = true)
    @Operation(operationId = "unlinkTicket", summary = "Remove a link", description = "From either of its ends.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to remove")
    @ApiResponse(responseCode = "404", description = "No such link")
    public void remove(@Context Caller caller, @PathParam("ticket") String ticket, @PathParam("link") String link) {
        links.remove(caller, ticket, link, Origin.API);
    }

    private static Response tagged(Response.ResponseBuilder builder, TicketLink link) {
        return builder.entity(link)
                .header(HttpHeaders.ETAG, EntityTag.of(link.version()))
                .build();
    }
}
