package switchboard.servicelevels.policies;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.servicelevels.ServiceLevelPermissions;

/** {@code /api/v1/service-levels/policies}: what was agreed. */
@Path("policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service levels")
public final class PolicyResource {

    private final PolicyService policies;

    public PolicyResource(PolicyService policies) {
        this.policies = policies;
    }

    /** One page, as the document describes it. */
    @Schema(name = "ServiceLevelPolicyPage")
    public record PolicyPage(
            List<PolicyView> items, @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    @Schema(name = "ServiceLevelPolicyBody")
    public record PolicyBody(
            String name,

            @Schema(description = "sla with the customer, ola between teams, uc of a vendor")
            String kind,

            @Schema(description = "Id or name of the only organization whose tickets it is for") @Nullable
            String organization,

            @Schema(description = "Of several that fit the lowest holds") @Nullable
            Integer ordinal,

            @Nullable Boolean active,
            @Nullable List<PolicyView.Where> conditions,

            @Schema(description = "Minutes of working time by firstResponse, nextResponse, resolution")
            Map<String, Long> targets,

            @Schema(description = "A calendar by id or name; team for that of the team that holds the ticket") @Nullable
            String calendar,

            @Schema(description = "Statuses in which the clock stands still") @Nullable
            List<String> pauses,

            @Schema(description = "The only statuses in which it counts") @Nullable
            List<String> counts,

            @Schema(description = "From when on this version holds; now where it is absent") @Nullable
            Instant validFrom) {}

    @GET
    @RequiresPermission(ServiceLevelPermissions.READ_KEY)
    @Operation(
            operationId = "listServiceLevelPolicies",
            summary = "List policies",
            description = "In the order in which they are asked; each as its newest version says.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = PolicyPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    public Page<PolicyView> list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        Page<Policy> page = policies.list(caller, Limit.of(limit), cursor);
        return new Page<>(page.items().stream().map(PolicyView::of).toList(), page.next());
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = ServiceLevelPermissions.READ_KEY, onObject = true)
    @Operation(operationId = "readServiceLevelPolicy", summary = "Read a policy", description = "Its newest version.")
    @ApiResponse(
            responseCode = "200",
            description = "The policy",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @ApiResponse(responseCode = "404", description = "No such policy, or not one for the caller")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return answer(Response.ok(), policies.get(caller, id));
    }

    @GET
    @Path("{id}/versions")
    @RequiresPermission(value = ServiceLevelPermissions.READ_KEY, onObject = true)
    @Operation(
            operationId = "listServiceLevelPolicyVersions",
            summary = "List the versions of a policy",
            description = "All of them, oldest first. Of those whose time has come the last written holds.")
    @ApiResponse(
            responseCode = "200",
            description = "The versions",
            content = @Content(schema = @Schema(implementation = PolicyPage.class)))
    @ApiResponse(responseCode = "404", description = "No such policy, or not one for the caller")
    public Page<PolicyView> versions(@Context Caller caller, @PathParam("id") String id) {
        Policy policy = policies.get(caller, id);
        return new Page<>(
                policy.versions().stream()
                        .map(version -> PolicyView.of(policy, version))
                        .toList(),
                null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(ServiceLevelPermissions.EDIT_KEY)
    @Operation(
            operationId = "createServiceLevelPolicy",
            summary = "Make a policy",
            description = "Open tickets that it fits are counted anew. With validFrom in the past what has happened "
                    + "since then counts by it.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PolicyBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The policy",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @ApiResponse(responseCode = "403", description = "A policy of these organizations is not the caller's to make")
    @ApiResponse(responseCode = "409", description = "The name is taken, or there are too many")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(@Context Caller caller, @Parameter(hidden = true) Input input) {
        Policy policy = policies.create(caller, input);
        return answer(Response.created(URI.create("/api/v1/service-levels/policies/" + policy.id())), policy);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = ServiceLevelPermissions.EDIT_KEY, onObject = true)
    @Operation(
            operationId = "changeServiceLevelPolicy",
            summary = "Change a policy",
            description =
                    "What changes the meaning is a version of its own. Outcomes of closed tickets stay as they are.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PolicyBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The policy",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such policy, or not one for the caller")
    @ApiResponse(responseCode = "409", description = "The name is taken, or there are too many versions")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) Input input) {
        return answer(Response.ok(), policies.change(caller, id, input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = ServiceLevelPermissions.EDIT_KEY, onObject = true)
    @Operation(
            operationId = "deleteServiceLevelPolicy",
            summary = "Delete a policy",
            description = "Open tickets are counted as if it had never been; outcomes of closed ones stay. To end an "
                    + "agreement from a day on, change it with active false and validFrom instead.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to delete")
    @ApiResponse(responseCode = "404", description = "No such policy, or not one for the caller")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    public void delete(
            @Context Caller caller,
            @PathParam("id") String id,
            @Parameter(description = "ETag of the version to delete") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        policies.delete(caller, id, EntityTag.ifMatch(ifMatch));
    }

    private static Response answer(Response.ResponseBuilder builder, Policy policy) {
        return builder.entity(PolicyView.of(policy))
                .header(HttpHeaders.ETAG, EntityTag.of(policy.version()))
                .build();
    }
}
