package switchboard.users;

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

/** {@code /api/v1/organizations}. */
@Path("organizations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "organizations")
public final class OrganizationResource {

    private final OrganizationService organizations;

    public OrganizationResource(OrganizationService organizations) {
        this.organizations = organizations;
    }

    /** One page, as the document describes it. */
    public record OrganizationPage(
            List<OrganizationView> items, @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    public record OrganizationBody(
            String name, @Nullable String parent, @Nullable String language) {}

    @GET
    @RequiresPermission("organization:read")
    @Operation(
            operationId = "listOrganizations",
            summary = "List organizations",
            description = "Those the caller may see, by name.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = OrganizationPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad sort, limit or cursor")
    public Page<OrganizationView> list(
            @Context Caller caller,
            @Parameter(description = "Only names that begin so") @QueryParam("q") @Nullable String q,
            @Parameter(description = "name (default) or -name") @QueryParam("sort") @Nullable String sort,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return organizations.list(caller, Parameters.prefix(q), Parameters.byName(sort), Limit.of(limit), cursor);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(value = "organization:read", onObject = true)
    @Operation(operationId = "getOrganization", summary = "Read an organization", description = "By its id.")
    @ApiResponse(
            responseCode = "200",
            description = "The organization",
            content = @Content(schema = @Schema(implementation = OrganizationView.class)))
    @ApiResponse(responseCode = "404", description = "No such organization, or not visible")
    public Response get(@Context Caller caller, @PathParam("id") String id) {
        return answer(Response.ok(), organizations.get(caller, Parameters.id(id, Refusals::noOrganization)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("organization:edit")
    @Operation(
            operationId = "createOrganization",
            summary = "Make an organization",
            description = "Needs organization:edit for everything. The name is unique; the language is the default "
                    + "organization's where none is given.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OrganizationBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The organization",
            content = @Content(schema = @Schema(implementation = OrganizationView.class)))
    @ApiResponse(responseCode = "409", description = "The name is taken")
    public Response create(@Context Caller caller, @Parameter(hidden = true) Input input) {
        OrganizationView view = organizations.create(caller, input);
        return answer(Response.created(URI.create("/api/v1/organizations/" + view.id())), view);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = "organization:edit", onObject = true)
    @Operation(
            operationId = "changeOrganization",
            summary = "Change an organization",
            description = "JSON merge patch.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OrganizationBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The organization",
            content = @Content(schema = @Schema(implementation = OrganizationView.class)))
    @ApiResponse(responseCode = "409", description = "The name is taken, or it would stand below itself")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(hidden = true) Input input) {
        return answer(
                Response.ok(),
                organizations.change(
                        caller, Parameters.id(id, Refusals::noOrganization), input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = "organization:edit", onObject = true)
    @Operation(
            operationId = "deleteOrganization",
            summary = "Delete an organization",
            description = "Only one that nothing belongs to, and never the default one.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "409", description = "Something still belongs to it")
    public void delete(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        organizations.delete(caller, Parameters.id(id, Refusals::noOrganization), EntityTag.ifMatch(ifMatch));
    }

    private static Response answer(Response.ResponseBuilder builder, OrganizationView view) {
        return builder.entity(view)
                .header(HttpHeaders.ETAG, EntityTag.of(view.version()))
                .build();
    }
}
