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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.tickets.Origin;
import switchboard.attachments.Attachment;

/** {@code /api/v1/tickets/{ticket}/attachments}. */
@Path("tickets/{ticket}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tickets")
public final class AttachmentResource {

    private static final String PART = "file";

    private final TicketAttachments attachments;

    public AttachmentResource(TicketAttachments attachments) {
        this.attachments = attachments;
    }

    /** One page of attachments. */
    public record AttachmentPage(
            List<Attachment> items, @Nullable String next) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @RequiresPermission(value = TicketAccess.ATTACH, onObject = true)
    @Operation(
            operationId = "attachFile",
            summary = "Attach a file",
            description = "The body is the content, whatever its media type says; fileName is its name.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "201",
            description = "The attachment",
            content = @Content(schema = @Schema(implementation = Attachment.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to attach to")
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    @ApiResponse(responseCode = "413", description = "Larger than attachments may be")
    @ApiResponse(responseCode = "415", description = "A kind of file that cannot be attached")
    @ApiResponse(responseCode = "422", description = "The name is missing or wrong, or the file is infected")
    public Response attach(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "The name of the file") @QueryParam("fileName") @Nullable String fileName,
            InputStream content)
            throws IOException {
        return created(attachments.add(caller, ticket, fileName, content, Origin.API));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequiresPermission(value = TicketAccess.ATTACH, onObject = true)
    @Operation(
            operationId = "attachFilePart",
            summary = "Attach a file by form",
            description = "The content is the part named file; its name is the part's, or fileName.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "201",
            description = "The attachment",
            content = @Content(schema = @Schema(implementation = Attachment.class)))
    public Response attachPart(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "The name of the file, instead of the part's") @QueryParam("fileName") @Nullable
                    String fileName,
            List<EntityPart> parts)
            throws IOException {
        List<EntityPart> files =
                parts.stream().filter(part -> PART.equals(part.getName())).toList();
        if (files.size() != 1) {
            throw new InvalidInputException(PART, "required", "One part named file is required.");
        }
        EntityPart file = files.getFirst();
        String name = fileName != null ? fileName : file.getFileName().orElse(null);
        try (InputStream content = file.getContent()) {
            return created(attachments.add(caller, ticket, name, content, Origin.API));
        }
    }

    @GET
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(operationId = "listAttachments", summary = "List attachments", description = "Oldest first.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = AttachmentPage.class)))
    @ApiResponse(responseCode = "404", description = "No such ticket, or not one for the caller")
    public Page<Attachment> list(
            @Context Caller caller,
            @PathParam("ticket") String ticket,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return attachments.list(caller, ticket, Limit.of(limit), cursor);
    }

    @GET
    @Path("{attachment}")
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(operationId = "readAttachment", summary = "Read what an attachment is", description = "Not its content.")
    @ApiResponse(
            responseCode = "200",
            description = "The attachment",
            content = @Content(schema = @Schema(implementation = Attachment.class)))
    @ApiResponse(responseCode = "404", description = "No such attachment")
    public Attachment read(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("attachment") String attachment) {
        return attachments.get(caller, ticket, attachment);
    }

    @GET
    @Path("{attachment}/content")
    @Produces(MediaType.WILDCARD)
    @RequiresPermission(value = TicketAccess.READ, onObject = true)
    @Operation(
            operationId = "downloadAttachment",
            summary = "Download an attachment",
            description = "Always as a download: a browser neither shows nor runs it.")
    @ApiResponse(
            responseCode = "200",
            description = "The content",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "No such attachment")
    public Response content(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("attachment") String id)
            throws IOException {
        Attachment attachment = attachments.get(caller, ticket, id);
        InputStream content = attachments.open(attachment);
        StreamingOutput output = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        return Response.ok(output, attachment.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, attachment.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(attachment.fileName()))
                .header(HttpHeaders.ETAG, "\"" + attachment.sha256() + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    @DELETE
    @Path("{attachment}")
    @RequiresPermission(value = TicketAccess.CHANGE, onObject = true)
    @Operation(
            operationId = "removeAttachment",
            summary = "Remove an attachment",
            description = "For whoever may change the ticket; its content goes within days, unless another has it too.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to remove")
    @ApiResponse(responseCode = "404", description = "No such attachment")
    public void remove(
            @Context Caller caller, @PathParam("ticket") String ticket, @PathParam("attachment") String attachment) {
        attachments.remove(caller, ticket, attachment, Origin.API);
    }

    private static Response created(Attachment attachment) {
        return Response.created(
                        URI.create("/api/v1/tickets/" + attachment.ticket() + "/attachments/" + attachment.id()))
                .entity(attachment)
                .build();
    }

    /** RFC 6266: a plain name for old clients, the whole name in UTF-8 for the others. */
    static String disposition(String fileName) {
        String plain = fileName.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%;]", "_");
        String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
