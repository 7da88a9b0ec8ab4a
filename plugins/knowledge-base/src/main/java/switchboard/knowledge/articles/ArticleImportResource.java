package switchboard.knowledge.articles;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.http.ImportLines;
import switchboard.api.http.ImportReport;
import switchboard.knowledge.KnowledgePermissions;

/** {@code /api/v1/knowledge/articles/import}: many articles at once. */
@Path("articles/import")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge")
public final class ArticleImportResource {

    private final ArticleImport articles;

    public ArticleImportResource(ArticleImport articles) {
        this.articles = articles;
    }

    @POST
    @Consumes("application/x-ndjson")
    @RequiresPermission(KnowledgePermissions.IMPORT)
    @Operation(
            operationId = "importArticles",
            summary = "Import articles",
            description = "One JSON object a line, each with externalId and title. What is there already under the "
                    + "externalId is changed, or left unchanged where nothing differs; of two lines the last one wins. "
                    + "New articles are published unless status says otherwise, which takes article:publish. Fields "
                    + "that a line does not name stay as they are. A bad line never undoes others.")
    @RequestBody(
            content =
                    @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ArticleBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What became of the lines",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public ImportReport run(@Context Caller caller, ImportLines lines) throws IOException {
        return articles.run(caller, lines);
    }
}
