package switchboard.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.RequiresPermission;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.UnavailableException;
import switchboard.api.http.Limit;
import switchboard.api.search.Search;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchResult;

/** {@code /api/v1/search}: one box over everything that can be searched, and how the index stands. */
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
public final class SearchResource {

    private static final float TITLE_WEIGHT = 2;
    private static final long MOST_COMPARED = 1_000_000;

    private final SearchService search;
    private final SearchFollower follower;
    private final SearchComparer comparer;

    public SearchResource(SearchService search, SearchFollower follower, SearchComparer comparer) {
        this.search = search;
        this.follower = follower;
        this.comparer = comparer;
    }

    /** One hit; the snippet is escaped HTML in which only {@code <mark>} stands. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hit(
            String type,
            String id,
            @Nullable String number,
            String title,
            String snippet,
            @Nullable String language,
            float score) {

        static Hit of(SearchHit hit) {
            return new Hit(hit.type(), hit.id(), hit.number(), hit.title(), hit.snippet(), hit.language(), hit.score());
        }
    }

    /** A page of hits, best first. */
    public record Hits(List<Hit> items, @Nullable String next) {}

    /** How search stands, and what the last comparison found. */
    public record Health(SearchState state, SearchComparer.@Nullable Comparison lastComparison) {}

    @GET
    @RequiresPermission("search:use")
    @Operation(
            operationId = "search",
            summary = "Search everything",
            description = "Full text over tickets, articles and whatever plugins add, ranked together; only what the "
                    + "caller may see. Quotes make a phrase; no character is a syntax error.")
    @ApiResponse(
            responseCode = "200",
            description = "Hits, best first",
            content = @Content(schema = @Schema(implementation = Hits.class)))
    @ApiResponse(responseCode = "400", description = "A blank or too long q, an unknown type, a bad limit or cursor")
    @ApiResponse(responseCode = "503", description = "No search engine is enabled: search.unavailable")
    public Hits find(
            @Context Caller caller,
            @Parameter(description = "What to search for, 1 to 2,000 characters", required = true)
                    @QueryParam("q")
                    @Nullable
                    String text,
            @Parameter(description = "Types to search, repeated or separated by commas; all by default")
                    @QueryParam("types")
                    List<String> types,
            @Parameter(description = "BCP 47 language of q; detected by default. It filters nothing")
                    @QueryParam("lang")
                    @Nullable
                    String language,
            @Parameter(description = "1 to 200, 50 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        SearchResult result = search.find(
                caller,
                new Search.Request(
                        text == null ? "" : text,
                        language,
                        typesIn(types),
                        Map.of(),
                        TITLE_WEIGHT,
                        Limit.of(limit),
                        cursor,
                        true));
        return new Hits(result.hits().stream().map(Hit::of).toList(), result.next());
    }

    private static Set<String> typesIn(List<String> parameters) {
        return parameters.stream()
                .flatMap(parameter -> Arrays.stream(parameter.split(",")))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @GET
    @Path("health")
    @RequiresPermission("plugin:read")
    @Operation(
            operationId = "searchHealth",
            summary = "How search stands",
            description = "How far the index is behind the journal, by type, and what the last comparison found.")
    @ApiResponse(
            responseCode = "200",
            description = "The state",
            content = @Content(schema = @Schema(implementation = Health.class)))
    @ApiResponse(responseCode = "403", description = "Without plugin:read for all: it names what every module adds")
    public Health health(@Context Caller caller) {
        if (!caller.reach("plugin:read").all()) {
            throw new ForbiddenException("access.forbidden", "The state of search needs plugin:read for all.");
        }
        return new Health(follower.state(), comparer.last().orElse(null));
    }

    @POST
    @Path("compare")
    @RequiresPermission("plugin:manage")
    @Operation(
            operationId = "compareSearchIndex",
            summary = "Compare index and database",
            description = "Walks index and database side by side, item by item, up to a million of each type, and "
                    + "names what is missing, stale or extra. Changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "What differs",
            content = @Content(schema = @Schema(implementation = SearchComparer.Comparison.class)))
    @ApiResponse(responseCode = "503", description = "No search engine, or a comparison is under way")
    public SearchComparer.Comparison compare() {
        try {
            return comparer.compare(MOST_COMPARED);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("server.stopping", "The server is stopping.", Duration.ofSeconds(5));
        }
    }
}
