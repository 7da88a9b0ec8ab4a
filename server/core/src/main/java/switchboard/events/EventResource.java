package switchboard.events;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.MalformedException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Limit;

/** {@code /api/v1/events}: the journal, page by page or as Server-Sent Events. */
@Path("events")
@Tag(name = "events")
public final class EventResource {

    private static final Logger LOG = LoggerFactory.getLogger(EventResource.class);
    private static final String STREAM = "text/event-stream";

    private final EventStream events;
    private final LiveEvents live;
    private final CallerRenewal callers;

    public EventResource(EventStream events, LiveEvents live, CallerRenewal callers) {
        this.events = events;
        this.live = live;
        this.callers = callers;
    }

    /** A page of events; {@code next} is the last position read, seen or not. */
    public record Events(List<EventView> items, long next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RequiresPermission(EventStream.READ)
    @Operation(
            operationId = "listEvents",
            summary = "Read events",
            description = "What happened, oldest first, as far as the caller may see it. Go on from next, also where "
                    + "items is empty. With event:read for all the positions are consecutive, otherwise increasing. "
                    + "With Accept: text/event-stream the answer goes on as Server-Sent Events: the id of each is its "
                    + "position, Last-Event-ID resumes, and without after it begins with what is to come.")
    @ApiResponse(
            responseCode = "200",
            description = "The next events",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Events.class)),
                @Content(mediaType = STREAM, schema = @Schema(implementation = EventView.class))
            })
    @ApiResponse(responseCode = "400", description = "A bad position or limit")
    @ApiResponse(responseCode = "503", description = "Too many streams: events.too_many_streams")
    public Events list(
            @Context Caller caller,
            @Parameter(description = "The position after which to read; 0, the beginning, by default")
                    @QueryParam("after")
                    @Nullable
                    String after,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit) {
        EventPage page = events.read(caller, position(after, "after", 0), Limit.of(limit));
        return new Events(page.items().stream().map(EventView::of).toList(), page.next());
    }

    @GET
    @Produces(STREAM + ";qs=0.5")
    @RequiresPermission(EventStream.READ)
    @Operation(hidden = true, summary = "Follow events", description = "See listEvents.")
    public Response follow(
            @Context Caller caller,
            @QueryParam("after") @Nullable String after,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        live.requirePlace(caller);
        String from = lastEventId == null || lastEventId.isEmpty() ? after : lastEventId;
        long start = from == null ? live.newest() : position(from, lastEventId == null ? "after" : "Last-Event-ID", 0);
        StreamingOutput stream = output -> stream(caller, token(authorization), start, output);
        return Response.ok(stream, STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    /** Said here, as otherwise a HEAD would be made of a GET, whose stream never ends. */
    @HEAD
    @Produces({MediaType.APPLICATION_JSON, STREAM + ";qs=0.5"})
    @RequiresPermission(EventStream.READ)
    @Operation(hidden = true, summary = "Look whether events can be read", description = "See listEvents.")
    public Response head() {
        return Response.ok().build();
    }

    private void stream(Caller caller, @Nullable String token, long start, OutputStream output) throws IOException {
        write(output, "retry: 2000\n\n");
        try {
            live.follow(caller, () -> callers.renew(token), start, page -> write(output, text(page)));
        } catch (ServiceDeskException ended) {
            // Signed out, no longer permitted, or the database is away: the client comes back and is told so.
            LOG.debug("An event stream ends: {}", ended.code());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(EventPage page) {
        StringBuilder text = new StringBuilder();
        page.items().forEach(event -> text.append("id: ")
                .append(event.position())
                .append("\ndata: ")
                .append(EventJson.of(event))
                .append("\n\n"));
        // Also tells how far it was read, so that a client that sees little does not resume far back.
        return page.items().isEmpty() ? ": nothing new\nid: " + page.next() + "\n\n" : text.toString();
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    private static @Nullable String token(@Nullable String authorization) {
        return authorization == null || authorization.length() < 7
                ? null
                : authorization.substring(7).strip();
    }

    private static long position(@Nullable String text, String parameter, long fallback) {
        if (text == null) {
            return fallback;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new MalformedException(
                    "request.bad_position", parameter + " must be a position: a whole number from 0.");
        }
        return Long.parseLong(text);
    }
}
