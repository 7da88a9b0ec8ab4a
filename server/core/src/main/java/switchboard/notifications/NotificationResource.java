package switchboard.notifications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.access.SignedIn;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.notifications.Inbox.InboxItem;
import switchboard.notifications.NotificationAdministration.Filter;
import switchboard.notifications.NotificationAdministration.NotificationView;

/** {@code /api/v1/notifications}: what people were told, for themselves and for who looks after it. */
@Path("notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
public final class NotificationResource {

    private static final Set<String> STATES = Set.of(
            NotificationState.WAITING,
            NotificationState.HELD,
            NotificationState.SENDING,
            NotificationState.DELIVERED,
            NotificationState.DEAD,
            NotificationState.DROPPED);

    private final NotificationAdministration administration;
    private final Inbox inbox;

    NotificationResource(NotificationAdministration administration, Inbox inbox) {
        this.administration = administration;
        this.inbox = inbox;
    }

    /** One page. */
    public record NotificationPage(
            List<NotificationView> items, @Nullable String next) {}

    /** One page. */
    public record InboxPage(List<InboxItem> items, @Nullable String next) {}

    @GET
    @RequiresPermission(NotificationAdministration.READ)
    @Operation(
            operationId = "listNotifications",
            summary = "List notifications",
            description = "What people were told or are to be told, newest first, without what it says.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = NotificationPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad filter, limit or cursor")
    public NotificationPage list(
            @Context Caller caller,
            @Parameter(description = "waiting, held, sending, delivered, dead or dropped")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "For example ticket.created") @QueryParam("event") @Nullable String event,
            @Parameter(description = "Id of the person, or me") @QueryParam("receiver") @Nullable String receiver,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        if (state != null && !STATES.contains(state)) {
            throw badFilter("state must be one of "
                    + String.join(", ", STATES.stream().sorted().toList()) + ".");
        }
        if (event != null && !event.matches("[a-z0-9_]{1,31}\\.[a-z0-9_]{1,32}")) {
            throw badFilter("event must be noun.happened in lower case.");
        }
        Page<NotificationView> page = administration.list(
                caller, new Filter(state, event, receiver(caller, receiver)), Limit.of(limit), cursor);
        return new NotificationPage(page.items(), page.next());
    }

    private static @Nullable UUID receiver(Caller caller, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.equals("me")) {
            return caller.id();
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw badFilter("receiver must be the id of a person, or me.");
        }
    }

    @GET
    @Path("{notification}")
    @RequiresPermission(NotificationAdministration.READ)
    @Operation(
            operationId = "readNotification",
            summary = "Read what became of a notification",
            description = "Its state, and why it is not delivered; not what it says.")
    @ApiResponse(
            responseCode = "200",
            description = "The notification",
            content = @Content(schema = @Schema(implementation = NotificationView.class)))
    @ApiResponse(responseCode = "404", description = "No such notification")
    public NotificationView read(@Context Caller caller, @PathParam("notification") String notification) {
        return administration.get(caller, id(notification));
    }

    @POST
    @Path("{notification}/replay")
    @RequiresPermission(NotificationAdministration.MANAGE)
    @Operation(
            operationId = "replayNotification",
            summary = "Send a dead notification again",
            description = "It is planned anew, with the addresses and choices of this moment.")
    @ApiResponse(
            responseCode = "200",
            description = "The notification",
            content = @Content(schema = @Schema(implementation = NotificationView.class)))
    @ApiResponse(responseCode = "404", description = "No such notification")
    @ApiResponse(responseCode = "409", description = "It is not dead")
    public NotificationView replay(@Context Caller caller, @PathParam("notification") String notification) {
        return administration.replay(caller, id(notification));
    }

    @GET
    @Path("mine")
    @SignedIn
    @Operation(
            operationId = "listMyNotifications",
            summary = "What was I told?",
            description =
                    "Everything the caller was told, newest first, whether or not it also went by a channel. What is "
                            + "about a ticket that the caller does not see any more is left out, so a page may be short.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = InboxPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad filter, limit or cursor")
    public InboxPage mine(
            @Context Caller caller,
            @Parameter(description = "true for what is not read yet") @QueryParam("unread") @Nullable String unread,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        if (unread != null && !Set.of("true", "false").contains(unread)) {
            throw badFilter("unread must be true or false.");
        }
        Page<InboxItem> page = inbox.list(caller, "true".equals(unread), Limit.of(limit), cursor);
        return new InboxPage(page.items(), page.next());
    }

    @POST
    @Path("mine/read")
    @SignedIn
    @Operation(
            operationId = "readAllMyNotifications",
            summary = "Mark everything as read",
            description = "Everything the caller was told so far.")
    @ApiResponse(responseCode = "204", description = "Done")
    public void readAll(@Context Caller caller) {
        inbox.readAll(caller);
    }

    @POST
    @Path("mine/{notification}/read")
    @SignedIn
    @Operation(
            operationId = "readMyNotification",
            summary = "Mark as read",
            description = "One that the caller was told.")
    @ApiResponse(responseCode = "204", description = "Done")
    @ApiResponse(responseCode = "404", description = "The caller was told no such thing")
    public void readOne(@Context Caller caller, @PathParam("notification") String notification) {
        inbox.read(caller, id(notification));
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("notification.not_found", "There is no such notification.");
        }
    }

    private static MalformedException badFilter(String detail) {
        return new MalformedException("request.bad_filter", detail);
    }
}
