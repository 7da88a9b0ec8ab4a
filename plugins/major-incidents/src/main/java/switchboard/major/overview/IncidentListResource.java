package switchboard.major.overview;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.users.Organization;
import switchboard.api.users.UserDirectory;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.incidents.IncidentState;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;

/** {@code /api/v1/major-incidents}. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class IncidentListResource {

    private static final int MOST_VALUES = 50;

    private final Incidents incidents;
    private final UserDirectory users;

    public IncidentListResource(Incidents incidents, UserDirectory users) {
        this.incidents = incidents;
        this.users = users;
    }

    @GET
    @RequiresPermission(MajorPermissions.READ)
    @Operation(
            operationId = "listMajorIncidents",
            summary = "List major incidents",
            description = "The newest first. Repeat a filter for \"or\".")
    @ApiResponse(
            responseCode = "200",
            description = "A page of major incidents",
            content = @Content(schema = @Schema(implementation = IncidentPage.class)))
    @ApiResponse(responseCode = "400", description = "request.bad_filter, request.bad_limit, request.bad_cursor")
    public Page<MajorIncident> list(
            @Context Caller caller,
            @Parameter(
                            description =
                                    "declared, stabilised, resolved, reviewed, undeclared, or open for the first three")
                    @QueryParam("state")
                    List<String> states,
            @Parameter(description = "id or name") @QueryParam("organization") List<String> organizations,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return incidents.list(caller, states(states), organizations(organizations), Limit.of(limit), cursor);
    }

    private static Set<String> states(List<String> given) {
        Set<String> states = new HashSet<>();
        for (String state : given) {
            if (state.equals("open")) {
                states.addAll(IncidentState.OPEN);
            } else if (IncidentState.ALL.contains(state)) {
                states.add(state);
            } else {
                throw new MalformedException("request.bad_filter", "state knows no such value.");
            }
        }
        return states;
    }

    private Set<UUID> organizations(List<String> given) {
        if (given.size() > MOST_VALUES) {
            throw new MalformedException("request.bad_filter", "organization has too many values.");
        }
        Set<UUID> found = new HashSet<>();
        for (String reference : given) {
            found.add(users.findOrganization(reference)
                    .map(Organization::id)
                    .orElseThrow(() -> new MalformedException(
                            "request.bad_filter", "organization must be the id or name of an organization.")));
        }
        return found;
    }
}
