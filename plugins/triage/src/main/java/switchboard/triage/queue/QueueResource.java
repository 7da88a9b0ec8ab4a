package switchboard.triage.queue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.triage.Ground;
import switchboard.triage.TriagePermissions;

/** {@code /api/v1/triage/queue}. */
@Path("queue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Triage")
public final class QueueResource {

    private final Ground ground;

    public QueueResource(Ground ground) {
        this.ground = ground;
    }

    /**
     * A ticket that waits.
     *
     * @param dueAt until when it is to be resolved, null where nobody watches that
     * @param unassigned whether nobody works on it
     * @param unclassified whether it has no category
     */
    @Schema(name = "QueuedTicket")
    public record Queued(
            UUID id,
            String number,
            String kind,
            String title,
            String status,
            String priority,
            @Nullable String category,
            UUID requester,
            UUID organization,
            @Nullable UUID team,
            Instant createdAt,
            @Nullable Instant dueAt,
            boolean unassigned,
            boolean unclassified) {}

    @GET
    @RequiresPermission(TriagePermissions.TRIAGE_READ)
    @Operation(
            operationId = "listTriageQueue",
            summary = "The triage queue",
            description =
                    "Open tickets that nobody works on or that have no category, those that the caller sees: the most"
                            + " critical first by priority and by the setting criticality, then those with the least time"
                            + " left, then the oldest.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of the queue",
            content = @Content(schema = @Schema(implementation = QueuePage.class)))
    @ApiResponse(responseCode = "400", description = "request.bad_limit, request.bad_cursor, request.bad_filter")
    public Page<Queued> list(
            @Context Caller caller,
            @Parameter(description = "Only tickets of this team") @QueryParam("team") @Nullable String team,
            @Parameter(description = "Only tickets of this organization") @QueryParam("organization") @Nullable
                    String organization,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("open", List.of("true"));
        parameters.put("sort", List.of("due." + Queue.KEY));
        parameters.put("limit", List.of(Integer.toString(Limit.of(limit))));
        put(parameters, "team", team);
        put(parameters, "organization", organization);
        put(parameters, "cursor", cursor);
        Page<Ticket> page = ground.tickets().list(caller, parameters);
        Map<UUID, Map<String, Instant>> dues =
                ground.tickets().dues(page.items().stream().map(Ticket::id).toList());
        return new Page<>(
                page.items().stream()
                        .map(ticket -> queued(ticket, dues.getOrDefault(ticket.id(), Map.of())))
                        .toList(),
                page.next());
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            parameters.put(name, List.of(value));
        }
    }

    private static Queued queued(Ticket ticket, Map<String, Instant> dues) {
        return new Queued(
                ticket.id(),
                ticket.number(),
                ticket.kind(),
                ticket.title(),
                ticket.status(),
                ticket.priority(),
                ticket.category(),
                ticket.requester(),
                ticket.organization(),
                ticket.team(),
                ticket.createdAt(),
                dues.get(Queue.RESOLUTION),
                Queue.isUnassigned(ticket),
                Queue.isUnclassified(ticket));
    }

    @Schema(name = "QueuedTicketPage")
    record QueuePage(List<Queued> items, @Nullable String next) {}
}
