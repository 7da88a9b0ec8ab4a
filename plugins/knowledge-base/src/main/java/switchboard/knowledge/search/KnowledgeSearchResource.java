package switchboard.knowledge.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Anonymous;
import switchboard.api.access.Caller;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Limit;
import switchboard.api.http.Page;
import switchboard.api.search.Search;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchResult;
import switchboard.knowledge.articles.LanguageTag;
import switchboard.knowledge.articles.Readers;

/** {@code /api/v1/knowledge/search}: articles by their words. */
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge")
public final class KnowledgeSearchResource {

    /** A word in a title says more of an article than one in its body. */
    private static final float TITLE_WEIGHT = 2;

    private static final int MOST_LANGUAGES = 50;

    private final Search search;
    private final Readers readers;

    public KnowledgeSearchResource(Search search, Readers readers) {
        this.search = search;
        this.readers = readers;
    }

    @GET
    @Anonymous
    @Operation(
            operationId = "searchArticles",
            summary = "Search articles",
            description =
                    "The published articles the caller may read, best first. No character is a syntax error; "
                            + "quotes make a phrase. Anonymous callers get 401 unless the administrator allows anonymous reading.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of hits",
            content = @Content(schema = @Schema(implementation = HitPage.class)))
    @ApiResponse(responseCode = "503", description = "search.unavailable: no search engine is enabled")
    public Page<KnowledgeHit> find(
            @Context Caller caller,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            @Parameter(description = "What to look for, up to 2,000 characters", required = true)
                    @QueryParam("q")
                    @Nullable
                    String text,
            @Parameter(description = "BCP 47 language of q; default Accept-Language, then detection")
                    @QueryParam("lang")
                    @Nullable
                    String lang,
            @Parameter(description = "Only articles in this language; may be repeated") @QueryParam("language")
                    List<String> languages,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        readers.admit(caller);
        Map<String, Set<String>> keywords =
                languages.isEmpty() ? Map.of() : Map.of(ArticleSearchSource.LANGUAGE, normalized(languages));
        SearchResult result = search.find(
                caller,
                new Search.Request(
                        text == null ? "" : text,
                        lang == null ? AcceptedLanguage.of(acceptLanguage) : normalized("lang", lang),
                        Set.of(ArticleSearchSource.TYPE),
                        keywords,
                        TITLE_WEIGHT,
                        Limit.of(limit),
                        cursor,
                        true));
        return new Page<>(result.hits().stream().map(KnowledgeHit::of).toList(), result.next());
    }

    private static Set<String> normalized(List<String> languages) {
        if (languages.size() > MOST_LANGUAGES) {
            throw new MalformedException("request.bad_filter", "language has too many values.");
        }
        return languages.stream().map(tag -> normalized("language", tag)).collect(Collectors.toSet());
    }

    private static String normalized(String parameter, String tag) {
        return LanguageTag.normalized(tag)
                .orElseThrow(() -> new MalformedException(
                        "request.bad_filter", parameter + " must be a BCP 47 language tag, such as en or zh-Hans."));
    }

    /**
     * One article that was found.
     *
     * @param snippet escaped HTML in which only {@code <mark>} stands
     */
    @Schema(name = "KnowledgeHit")
    public record KnowledgeHit(
            String articleId,
            @Nullable String externalId,
            String title,
            @Nullable String language,

            @Schema(description = "Escaped HTML, matches in mark elements")
            String snippet,

            float score) {

        static KnowledgeHit of(SearchHit hit) {
            String externalId = hit.keywords().getOrDefault(ArticleSearchSource.EXTERNAL_ID, Set.of()).stream()
                    .findFirst()
                    .orElse(null);
            return new KnowledgeHit(hit.id(), externalId, hit.title(), hit.language(), hit.snippet(), hit.score());
        }
    }

    /** The answer, for the documentation. */
    @Schema(name = "KnowledgeHitPage")
    record HitPage(List<KnowledgeHit> items, @Nullable String next) {}
}
