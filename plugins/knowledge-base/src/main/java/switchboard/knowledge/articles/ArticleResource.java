package switchboard.knowledge.articles;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Anonymous;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.EntityTag;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.knowledge.KnowledgePermissions;

/** {@code /api/v1/knowledge/articles}: single articles and their list. */
@Path("articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge")
public final class ArticleResource {

    /** Where an article stands; its id follows. */
    static final String PATH = "/api/v1/knowledge/articles/";

    private final ArticleService articles;
    private final ArticleList list;
    private final Readers readers;

    public ArticleResource(ArticleService articles, ArticleList list, Readers readers) {
        this.articles = articles;
        this.list = list;
        this.readers = readers;
    }

    @GET
    @Anonymous
    @Operation(
            operationId = "listArticles",
            summary = "List articles",
            description =
                    "What the caller may read, without bodies. Each filter may be repeated for \"or\". Readers see "
                            + "live versions as published; editors see the newest version and its status. Anonymous callers get "
                            + "401 unless the administrator allows anonymous reading.")
    @Parameter(in = ParameterIn.QUERY, name = "status", description = "draft, in_review, published, archived")
    @Parameter(in = ParameterIn.QUERY, name = "language", description = "BCP 47 tag; en finds en-GB too")
    @Parameter(in = ParameterIn.QUERY, name = "category", description = "Exact")
    @Parameter(in = ParameterIn.QUERY, name = "tag", description = "Exact")
    @Parameter(in = ParameterIn.QUERY, name = "visibility", description = "public, internal, roles")
    @Parameter(in = ParameterIn.QUERY, name = "externalId", description = "Exact")
    @Parameter(in = ParameterIn.QUERY, name = "organization", description = "Id or name")
    @Parameter(in = ParameterIn.QUERY, name = "owner", description = "Id, username, e-mail, or me")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            description = "createdAt, -createdAt (default), updatedAt, -updatedAt")
    @Parameter(in = ParameterIn.QUERY, name = "limit", description = "1 to 200, default 50")
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @Parameter(in = ParameterIn.QUERY, name = "count", description = "true to count all, up to 10,000")
    @ApiResponse(
            responseCode = "200",
            description = "A page of articles",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    public Page<ArticleView> list(@Context Caller caller, @Context UriInfo uri) {
        readers.admit(caller);
        return list.page(caller, uri.getQueryParameters());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(KnowledgePermissions.CREATE)
    @Operation(
            operationId = "createArticle",
            summary = "Write an article",
            description = "In any status the caller may set; published takes article:publish.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ArticleBody.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The article",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @ApiResponse(responseCode = "409", description = "article.duplicate_external_id")
    public Response create(@Context Caller caller, Input input) {
        ShownArticle created = articles.create(caller, articles.fieldsReader().created(input));
        return answer(Response.created(URI.create(PATH + created.article().id())), caller, created);
    }

    @GET
    @Path("{id}")
    @Anonymous
    @Operation(
            operationId = "readArticle",
            summary = "Read an article",
            description = "Readers get the live version; editors, auditors, its author and its owner the newest one.")
    @ApiResponse(
            responseCode = "200",
            description = "The article",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @ApiResponse(responseCode = "404", description = "Not there or not visible")
    public Response read(@Context Caller caller, @PathParam("id") String id) {
        readers.admit(caller);
        return answer(Response.ok(), caller, articles.find(caller, id(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermission(value = KnowledgePermissions.EDIT, onObject = true)
    @Operation(
            operationId = "changeArticle",
            summary = "Change an article",
            description = "A JSON merge patch. A change of a published article without status publishes a new version; "
                    + "with status draft or in_review the live version stays. What readers see changes only with "
                    + "article:publish.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ArticleBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The article",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @ApiResponse(responseCode = "409", description = "article.illegal_transition, article.duplicate_external_id")
    @ApiResponse(responseCode = "412", description = "request.stale, with differences")
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Input input) {
        ArticleFields fields = articles.fieldsReader().patched(input);
        return answer(Response.ok(), caller, articles.change(caller, id(id), EntityTag.ifMatch(ifMatch), fields));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermission(value = KnowledgePermissions.DELETE, onObject = true)
    @Operation(
            operationId = "deleteArticle",
            summary = "Delete an article",
            description = "With all its versions, for good. To take an article away from readers, archive it.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "412", description = "request.stale")
    public Response delete(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        articles.delete(caller, id(id), EntityTag.ifMatch(ifMatch));
        return Response.noContent().build();
    }

    private Response answer(Response.ResponseBuilder builder, Caller caller, ShownArticle shown) {
        ArticleView view = ArticleView.of(shown, articles.translations(caller, shown.article()));
        return builder.header(HttpHeaders.ETAG, EntityTag.of(shown.article().version()))
                .entity(view)
                .build();
    }

    /** An id out of a path; text that is none names no article. */
    static UUID id(String text) {
        return ArticleReader.uuid(text).orElseThrow(ArticleService::notFound);
    }

    /** The list's answer, for the documentation. */
    @Schema(name = "ArticlePage")
    record ArticlePage(
            java.util.List<ArticleView> items,
            @Nullable String next,
            @Nullable Long count,

            @Schema(description = "true where there are more than count says; counting stops at 10,000") @Nullable
            Boolean countIsAtLeast) {}
}
