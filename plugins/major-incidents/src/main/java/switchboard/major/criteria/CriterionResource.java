package switchboard.major.criteria;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.users.Organization;
import switchboard.api.users.UserDirectory;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Refusals;

/** {@code /api/v1/major-incidents/criteria}. */
@Path("criteria")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class CriterionResource {

    static final String PATH = "/api/v1/major-incidents/criteria/";

    private final Criteria criteria;
    private final UserDirectory users;

    public CriterionResource(Criteria criteria, UserDirectory users) {
        this.criteria = criteria;
        this.users = users;
    }

    @GET
    @RequiresPermission(MajorPermissions.READ)
    @Operation(
            operationId = "listMajorIncidentCriteria",
            summary = "List criteria of major incidents",
            description = "Of every organization the caller reads, the oldest first; also those not in use any more.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of criteria",
            content = @Content(schema = @Schema(implementation = CriterionPage.class)))
    @ApiResponse(responseCode = "400", description = "request.bad_limit, request.bad_cursor")
    public Page<Criterion> list(
            @Context Caller caller,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return criteria.list(caller, Limit.of(limit), cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(MajorPermissions.MANAGE)
    @Operation(
            operationId = "createMajorIncidentCriterion",
            summary = "Write a criterion",
            description = "All conditions together make it met. A condition names a field of tickets, and either the "
                    + "least number or the values that count.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CriterionBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The criterion",
            content = @Content(schema = @Schema(implementation = Criterion.class)))
    @ApiResponse(responseCode = "409", description = "majorincident.too_many")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response create(@Context Caller caller, Input input) {
        UUID organization = organization(caller, input);
        Criterion criterion = criteria.create(caller, organization, CriterionFields.created(input));
        return Response.created(URI.create(PATH + criterion.id()))
                .header(HttpHeaders.ETAG, EntityTag.of(criterion.version()))
                .entity(criterion)
                .build();
    }

    private UUID organization(Caller caller, Input input) {
        String reference = input.text("organization", CriterionFields.LONGEST_NAME);
        if (reference == null) {
            return caller.organization();
        }
        return users.findOrganization(reference).map(Organization::id).orElseGet(() -> {
            input.fail("organization", "not_found", "names no organization");
            return caller.organization();
        });
    }

    @GET
    @Path("{criterion}")
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(
            operationId = "readMajorIncidentCriterion",
            summary = "Read a criterion",
            description = "In its newest version, with its ETag.")
    @ApiResponse(
            responseCode = "200",
            description = "The criterion",
            content = @Content(schema = @Schema(implementation = Criterion.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Response read(@Context Caller caller, @PathParam("criterion") String criterion) {
        return answer(criteria.find(caller, id(criterion), MajorPermissions.READ));
    }

    @PATCH
    @Path("{criterion}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = MajorPermissions.MANAGE, onObject = true)
    @Operation(
            operationId = "changeMajorIncidentCriterion",
            summary = "Change a criterion",
            description = "Makes the next version; what was declared by an older one keeps that.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CriterionBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The criterion",
            content = @Content(schema = @Schema(implementation = Criterion.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "412", description = "request.stale, with differences")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response change(
            @Context Caller caller,
            @PathParam("criterion") String criterion,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        UUID id = criteria.find(caller, id(criterion), MajorPermissions.MANAGE).id();
        return answer(criteria.change(caller, id, EntityTag.ifMatch(ifMatch), CriterionFields.patched(input)));
    }

    @GET
    @Path("{criterion}/versions")
    @RequiresPermission(value = MajorPermissions.READ, onObject = true)
    @Operation(
            operationId = "listMajorIncidentCriterionVersions",
            summary = "List the versions of a criterion",
            description = "Every wording it has had, the newest first.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of versions",
            content = @Content(schema = @Schema(implementation = CriterionPage.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Page<Criterion> versions(
            @Context Caller caller,
            @PathParam("criterion") String criterion,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return criteria.versions(caller, id(criterion), Limit.of(limit), cursor);
    }

    private static UUID id(String text) {
        return Refusals.id(text, "majorincident", "criterion");
    }

    private static Response answer(Criterion criterion) {
        return Response.ok(criterion)
                .header(HttpHeaders.ETAG, EntityTag.of(criterion.version()))
                .build();
    }
}
