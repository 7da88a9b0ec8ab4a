package switchboard.knowledge.articles;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.access.SignedIn;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.knowledge.KnowledgePermissions;

/** {@code /api/v1/knowledge/articles/{id}/versions}: what an article said, for those who read it in every state. */
@Path("articles/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge")
public final class ArticleVersionResource {

    private final ArticleService articles;
    private final ArticleHistory history;

    public ArticleVersionResource(ArticleService articles, ArticleHistory history) {
        this.articles = articles;
        this.history = history;
    }

    @GET
    @SignedIn
    @Operation(
            operationId = "listArticleVersions",
            summary = "List the versions of an article",
            description = "Newest first, without bodies. For whoever reads the article in every state; readers of the "
                    + "live version get 403.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of versions",
            content = @Content(schema = @Schema(implementation = VersionPage.class)))
    public Page<VersionView> list(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return history.page(caller, ArticleResource.id(id), Limit.of(limit), cursor);
    }

    @GET
    @Path("{number}")
    @SignedIn
    @Operation(
            operationId = "readArticleVersion",
            summary = "Read a version of an article",
            description = "With its body, as Markdown and as safe HTML.")
    @ApiResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    public VersionView read(@Context Caller caller, @PathParam("id") String id, @PathParam("number") String number) {
        return history.version(caller, ArticleResource.id(id), number(number));
    }

    @POST
    @Path("{number}/restore")
    @RequiresPermission(value = KnowledgePermissions.EDIT, onObject = true)
    @Operation(
            operationId = "restoreArticleVersion",
            summary = "Restore a version of an article",
            description = "Its title and body become the newest version, under the same rules as a change: of a "
                    + "published article it is published, unless status says otherwise. Takes no body.")
    @ApiResponse(
            responseCode = "200",
            description = "The article",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @ApiResponse(responseCode = "409", description = "article.illegal_transition")
    @ApiResponse(responseCode = "412", description = "request.stale, with differences")
    public Response restore(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("number") String number,
            @Parameter(description = "draft, in_review, published or archived; by default it stays as it is")
                    @QueryParam("status")
                    @Nullable
                    String status,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        ShownArticle restored = articles.restore(
                caller, ArticleResource.id(id), number(number), EntityTag.ifMatch(ifMatch), status(status));
        return Response.ok(ArticleView.of(restored, articles.translations(caller, restored.article())))
                .header(HttpHeaders.ETAG, EntityTag.of(restored.article().version()))
                .build();
    }

    private static Given<ArticleStatus> status(@Nullable String key) {
        if (key == null) {
            return Given.absent();
        }
        if (!ArticleStatus.KEYS.contains(key)) {
            throw new MalformedException(
                    "request.bad_parameter", "status must be one of draft, in_review, published, archived.");
        }
        return Given.of(ArticleStatus.of(key));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotFoundException("article.no_such_version", "There is no such version.");
        }
        return Long.parseLong(text);
    }

    /** The list's answer, for the documentation. */
    @Schema(name = "ArticleVersionPage")
    record VersionPage(List<VersionView> items, @Nullable String next) {}
}
