package switchboard.rotas;

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

/** {@code /api/v1/teams/{id}/rotas}: who of a team is on call, in turns. */
@Path("teams/{id}/rotas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rotas")
public final class RotaResource {

    private final RotaService rotas;
    private final ShiftService shifts;

    RotaResource(RotaService rotas, ShiftService shifts) {
        this.rotas = rotas;
        this.shifts = shifts;
    }

    /** One page, as the document describes it. */
    public record RotaPage(List<RotaView> items, @Nullable String next) {}

    /** One page, as the document describes it. */
    public record ShiftPage(
            List<ShiftService.Shift> items, @Nullable String next) {}

    /** What the client sends, as the document describes it. */
    public record RotaBody(
            String name,

            @Schema(description = "A time zone such as Europe/Stockholm")
            String zone,

            @Schema(description = "The first hand-over, by the clocks of the zone", example = "2026-01-05T08:00")
            String start,

            @Schema(
                    description = "Whole days, handed over at the same time of day whatever the clocks do, or hours of "
                            + "elapsed time; from PT1H to P28D",
                    example = "P7D")
            String shift,

            @Schema(description = "1 to 50 people by id, username or e-mail, in the order of their turns")
            List<String> participants,

            @Schema(description = "Id or name of a calendar whose hours alone are covered; all where it is absent")
            @Nullable
            String calendar) {}

    @GET
    @RequiresPermission(value = RotaAccess.READ, onObject = true)
    @Operation(operationId = "listRotas", summary = "List the rotas of a team", description = "By name.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = RotaPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad limit or cursor")
    @ApiResponse(responseCode = "404", description = "No such team, or its rotas are not visible")
    public Page<RotaView> list(
            @Context Caller caller,
            @PathParam("id") String team,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return rotas.list(caller, team, Limit.of(limit), cursor);
    }

    @GET
    @Path("{rota}")
    @RequiresPermission(value = RotaAccess.READ, onObject = true)
    @Operation(operationId = "readRota", summary = "Read a rota", description = "By its id.")
    @ApiResponse(
            responseCode = "200",
            description = "The rota",
            content = @Content(schema = @Schema(implementation = RotaView.class)))
    @ApiResponse(responseCode = "404", description = "No such team or rota, or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String team, @PathParam("rota") String rota) {
        return answer(Response.ok(), rotas.get(caller, team, rota));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = RotaAccess.EDIT, onObject = true)
    @Operation(
            operationId = "createRota",
            summary = "Make a rota",
            description = "The name is unique in the team, which has at most 20. From the first hand-over on the "
                    + "participants take turns in their order, a shift each.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RotaBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The rota",
            content = @Content(schema = @Schema(implementation = RotaView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such team, or its rotas are not visible")
    @ApiResponse(responseCode = "409", description = "The name is taken, or the team has 20 rotas")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response create(
            @Context Caller caller, @PathParam("id") String team, @Parameter(hidden = true) Input input) {
        RotaView view = rotas.create(caller, team, input);
        return answer(Response.created(URI.create("/api/v1/teams/" + view.team() + "/rotas/" + view.id())), view);
    }

    @PATCH
    @Path("{rota}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = RotaAccess.EDIT, onObject = true)
    @Operation(
            operationId = "changeRota",
            summary = "Change a rota",
            description =
                    "JSON merge patch; participants are replaced as a whole. All turns, past ones too, are worked "
                            + "out anew from what then stands.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RotaBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The rota",
            content = @Content(schema = @Schema(implementation = RotaView.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to change")
    @ApiResponse(responseCode = "404", description = "No such team or rota, or not visible")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("rota") String rota,
            @Parameter(description = "ETag of the version to change") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) Input input) {
        return answer(Response.ok(), rotas.change(caller, team, rota, input, EntityTag.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{rota}")
    @RequiresPermission(value = RotaAccess.EDIT, onObject = true)
    @Operation(operationId = "deleteRota", summary = "Delete a rota", description = "With its overrides.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to delete")
    @ApiResponse(responseCode = "404", description = "No such team or rota, or not visible")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it meanwhile")
    public void delete(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("rota") String rota,
            @Parameter(description = "ETag of the version to delete") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch) {
        rotas.delete(caller, team, rota, EntityTag.ifMatch(ifMatch));
    }

    @GET
    @Path("{rota}/shifts")
    @RequiresPermission(value = RotaAccess.READ, onObject = true)
    @Operation(
            operationId = "listShifts",
            summary = "List the shifts of a rota",
            description = "Those that lie at least in part between from and to, with who is on call and why. A shift "
                    + "falls into parts where an override or an absence begins or ends within it.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ShiftPage.class)))
    @ApiResponse(responseCode = "400", description = "A bad time, limit or cursor, or more than 92 days")
    @ApiResponse(responseCode = "404", description = "No such team or rota, or not visible")
    public Page<ShiftService.Shift> shifts(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("rota") String rota,
            @Parameter(description = "An instant; now by default") @QueryParam("from") @Nullable String from,
            @Parameter(description = "An instant, 92 days after from at the latest; 28 days by default")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before; from and to are its own") @QueryParam("cursor") @Nullable
                    String cursor) {
        return shifts.shifts(caller, team, rota, from, to, Limit.of(limit), cursor);
    }

    private static Response answer(Response.ResponseBuilder builder, RotaView view) {
        return builder.entity(view)
                .header(HttpHeaders.ETAG, EntityTag.of(view.version()))
                .build();
    }
}
