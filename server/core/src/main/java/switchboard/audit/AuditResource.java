package switchboard.audit;

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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;

/** {@code /api/v1/audit}: who did what to the desk, newest first. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public final class AuditResource {

    private static final int MOST_VALUES = 50;

    private final AuditReader audit;

    public AuditResource(AuditReader audit) {
        this.audit = audit;
    }

    /** One page, as the document describes it. */
    public record AuditPage(List<AuditView> items, @Nullable String next) {}

    @GET
    @RequiresPermission(AuditLog.READ)
    @Operation(
            operationId = "listAudit",
            summary = "Read the audit log",
            description = "Sign-ins and changes to people, teams, organizations, roles, settings and plugins, newest "
                    + "first. Needs audit:read for all.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = AuditPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad filter, limit or cursor")
    public AuditPage list(
            @Context Caller caller,
            @Parameter(description = "Id of the person, or me; repeat for any of several") @QueryParam("actor")
                    List<String> actors,
            @Parameter(description = "For example user.change; repeat for any of several") @QueryParam("action")
                    List<String> actions,
            @Parameter(description = "ISO 8601 instant: at or after it") @QueryParam("since") @Nullable String since,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        if (actors.size() > MOST_VALUES || actions.size() > MOST_VALUES) {
            throw badFilter("A filter takes at most " + MOST_VALUES + " values.");
        }
        Set<UUID> people = actors.stream().map(text -> person(caller, text)).collect(Collectors.toUnmodifiableSet());
        AuditFilter filter = new AuditFilter(people, checked(actions), instant(since));
        Page<AuditView> page = audit.list(caller, filter, Limit.of(limit), cursor);
        return new AuditPage(page.items(), page.next());
    }

    private static UUID person(Caller caller, String text) {
        if (text.equals("me")) {
            return caller.id();
        }
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw badFilter("actor must be the id of a person, or me.");
        }
        return UUID.fromString(text);
    }

    private static Set<String> checked(List<String> actions) {
        if (!actions.stream().allMatch(action -> action.matches("[a-z0-9_]{1,31}\\.[a-z0-9_]{1,32}"))) {
            throw badFilter("action must be noun.verb in lower case.");
        }
        return Set.copyOf(actions);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            Instant since = text == null ? null : OffsetDateTime.parse(text).toInstant();
            if (since != null && (since.isBefore(Instant.EPOCH) || since.getEpochSecond() > 253_402_300_799L)) {
                throw badFilter("since must be from 1970 to 9999.");
            }
            return since;
        } catch (DateTimeException notAnInstant) {
            throw badFilter("since must be an ISO 8601 instant such as 2026-05-01T08:00:00Z.");
        }
    }

    private static MalformedException badFilter(String detail) {
        return new MalformedException("request.bad_filter", detail);
    }
}
