package switchboard.users.availability;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.access.SignedIn;
import switchboard.api.http.Input;
import switchboard.api.http.Page;

/** {@code /api/v1/users/{id}/presence}, {@code …/absences} and {@code …/skills}. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class AvailabilityResource {

    private final Presences presences;
    private final Absences absences;
    private final Skills skills;

    public AvailabilityResource(Presences presences, Absences absences, Skills skills) {
        this.presences = presences;
        this.absences = absences;
        this.skills = skills;
    }

    /** What the client sends. */
    public record AbsenceBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Instant from,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "The first moment at which the person is back")
            Instant to,

            @Schema(description = "Id, username or e-mail address of who stands in") @Nullable
            String substitute,

            @Schema(description = "Whether open work is given to others when the absence begins") @Nullable
            Boolean redistribute) {}

    /** All that are to come; next is always null. */
    public record AbsencePage(List<Absence> items, @Nullable String next) {}

    @GET
    @Path("{id}/presence")
    @SignedIn
    @Operation(
            operationId = "getPresence",
            summary = "Read whether a person is there",
            description = "For whoever may see the person. Available where nothing was said.")
    @ApiResponse(
            responseCode = "200",
            description = "The presence",
            content = @Content(schema = @Schema(implementation = Presence.class)))
    @ApiResponse(responseCode = "404", description = "Nobody, or not visible")
    public Presence presence(@Context Caller caller, @PathParam("id") String user) {
        return presences.get(caller, user);
    }

    @GET
    @Path("{id}/absences")
    @SignedIn
    @Operation(
            operationId = "listAbsences",
            summary = "List a person's absences",
            description = "Those that are not over, at most 100, the one that ends first in front.")
    @ApiResponse(
            responseCode = "200",
            description = "The absences",
            content = @Content(schema = @Schema(implementation = AbsencePage.class)))
    @ApiResponse(responseCode = "404", description = "Nobody, or not visible")
    public Page<Absence> absences(@Context Caller caller, @PathParam("id") String user) {
        return new Page<>(absences.list(caller, user), null);
    }

    @POST
    @Path("{id}/absences")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = Absences.EDIT, onObject = true)
    @Operation(
            operationId = "addAbsence",
            summary = "Say when a person is absent",
            description = "Of several absences at one time the one that began last counts. New work goes to the "
                    + "substitute, and on to theirs where they are absent too.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AbsenceBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The absence",
            content = @Content(schema = @Schema(implementation = Absence.class)))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to say")
    @ApiResponse(responseCode = "404", description = "Nobody, or not visible")
    @ApiResponse(responseCode = "409", description = "They would stand in for each other in a circle, or too many")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Response add(@Context Caller caller, @PathParam("id") String user, Input input) {
        Absence absence = absences.add(caller, user, input);
        return Response.created(URI.create(Absences.location(absence)))
                .entity(absence)
                .build();
    }

    @GET
    @Path("{id}/absences/{absence}")
    @SignedIn
    @Operation(operationId = "readAbsence", summary = "Read an absence", description = "One absence, over or not.")
    @ApiResponse(
            responseCode = "200",
            description = "The absence",
            content = @Content(schema = @Schema(implementation = Absence.class)))
    @ApiResponse(responseCode = "404", description = "No such absence, or not visible")
    public Absence read(@Context Caller caller, @PathParam("id") String user, @PathParam("absence") String absence) {
        return absences.get(caller, user, absence);
    }

    @DELETE
    @Path("{id}/absences/{absence}")
    @RequiresPermission(value = Absences.EDIT, onObject = true)
    @Operation(
            operationId = "removeAbsence",
            summary = "Take an absence back",
            description = "Also one that is under way: the person is back then.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to say")
    @ApiResponse(responseCode = "404", description = "No such absence, or not visible")
    public void remove(@Context Caller caller, @PathParam("id") String user, @PathParam("absence") String absence) {
        absences.remove(caller, user, absence);
    }

    @GET
    @Path("{id}/skills")
    @SignedIn
    @Operation(
            operationId = "getSkills",
            summary = "Read what a person knows",
            description = "Levels from 1 to 5 by the name of the skill.")
    @ApiResponse(
            responseCode = "200",
            description = "The skills",
            content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "Nobody, or not visible")
    public Map<String, Integer> skills(@Context Caller caller, @PathParam("id") String user) {
        return skills.get(caller, user);
    }

    @PUT
    @Path("{id}/skills")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = Skills.EDIT, onObject = true)
    @Operation(
            operationId = "setSkills",
            summary = "Say what a person knows",
            description = "Replaces all of it: an object with a level from 1 to 5 for each skill, 100 at most.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "200",
            description = "The skills",
            content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "403", description = "Visible, but not the caller's to say")
    @ApiResponse(responseCode = "404", description = "Nobody, or not visible")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Map<String, Integer> setSkills(@Context Caller caller, @PathParam("id") String user, Input input) {
        return skills.replace(caller, user, input);
    }
}
