package switchboard.major.review;

import io.swagger.v3.oas.annotations.Operation;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.access.SignedIn;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Refusals;

/** {@code /api/v1/major-incidents/{id}/review}. */
@Path("{id}/review")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Major incidents")
public final class ReviewResource {

    private final Reviews reviews;

    public ReviewResource(Reviews reviews) {
        this.reviews = reviews;
    }

    @GET
    @SignedIn
    @Operation(
            operationId = "readMajorIncidentReview",
            summary = "Read the review of a major incident",
            description = "For whoever reads the major incident; once published for requesters, for everybody of the "
                    + "organization.")
    @ApiResponse(
            responseCode = "200",
            description = "The review",
            content = @Content(schema = @Schema(implementation = Review.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        return answer(reviews.find(caller, id(id)));
    }

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = MajorPermissions.REVIEW, onObject = true)
    @Operation(
            operationId = "writeMajorIncidentReview",
            summary = "Write the review of a major incident",
            description = "What happened, what was fixed, what prevents it. The first writing makes it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReviewBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The review",
            content = @Content(schema = @Schema(implementation = Review.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(responseCode = "409", description = "majorincident.ended, majorincident.review_fixed")
    @ApiResponse(responseCode = "412", description = "request.stale, with differences")
    @ApiResponse(responseCode = "422", description = "input.invalid")
    public Response write(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        return answer(reviews.write(caller, id(id), EntityTag.ifMatch(ifMatch), input));
    }

    @POST
    @Path("publication")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(value = MajorPermissions.REVIEW, onObject = true)
    @Operation(
            operationId = "publishMajorIncidentReview",
            summary = "Publish the review of a major incident",
            description =
                    "Ends the major incident. Where a setting says so the incident manager is asked for consent first, "
                            + "and the review is in_approval until then.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PublicationBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The review",
            content = @Content(schema = @Schema(implementation = Review.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    @ApiResponse(
            responseCode = "409",
            description = "majorincident.ended, .not_resolved, .review_incomplete, .review_fixed, .no_approver, "
                    + ".own_approval")
    public Response publish(@Context Caller caller, @PathParam("id") String id, Input input) {
        return answer(reviews.publish(caller, id(id), input));
    }

    private static UUID id(String text) {
        return Refusals.id(text, "majorincident", "major incident");
    }

    private static Response answer(Review review) {
        return Response.ok(review)
                .header(HttpHeaders.ETAG, EntityTag.of(review.version()))
                .build();
    }
}
