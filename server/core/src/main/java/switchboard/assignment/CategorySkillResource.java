package switchboard.assignment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.Input;

/** {@code /api/v1/categories/{key}/skills}. */
@Path("categories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assignment")
public final class CategorySkillResource {

    private final CategorySkills skills;

    CategorySkillResource(CategorySkills skills) {
        this.skills = skills;
    }

    @GET
    @Path("{key}/skills")
    @RequiresPermission("code:read")
    @Operation(
            operationId = "getCategorySkills",
            summary = "Read what a category needs",
            description = "Levels from 1 to 5 by the name of the skill.")
    @ApiResponse(
            responseCode = "200",
            description = "The skills",
            content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "No such category")
    public Map<String, Integer> get(@PathParam("key") String key) {
        return skills.get(key);
    }

    @PUT
    @Path("{key}/skills")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("code:edit")
    @Operation(
            operationId = "setCategorySkills",
            summary = "Say what a category needs",
            description = "Replaces all of it: an object with a level from 1 to 5 for each skill, 100 at most.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "200",
            description = "The skills",
            content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "No such category")
    @ApiResponse(responseCode = "422", description = "A field is wrong")
    public Map<String, Integer> set(@Context Caller caller, @PathParam("key") String key, Input input) {
        return skills.replace(caller, key, input);
    }
}
