package switchboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchQuery;
import switchboard.knowledge.articles.ArticleVisibility;
import switchboard.lucene.index.LuceneEngine;

/** The same query to the same engine under the same filter, with snippets, and an answer in JSON of the same size. */
final class SearchFloor {

    private static final float TITLE_WEIGHT = 2;

    private final LuceneEngine engine;
    private final SearchFilter filter;
    private final int limit;
    private final ObjectMapper mapper = new ObjectMapper();

    SearchFloor(FloorPlan.Search plan) {
        engine = new LuceneEngine(Path.of(plan.folder()), Clock.systemUTC());
        filter = ArticleVisibility.of(new Agent(plan.person(), plan.organization()))
                .searchFilter();
        limit = plan.limit();
    }

    /** @param query of the URI, whose only parameter that matters here is {@code q} */
    byte[] answer(String query) throws IOException {
        String text = "";
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("q=")) {
                text = URLDecoder.decode(parameter.substring(2), StandardCharsets.UTF_8);
            }
        }
        List<Map<String, Object>> hits = engine
                .search(new SearchQuery(
                        text, "en", Map.of("article", filter), Map.of(), TITLE_WEIGHT, limit, null, true))
                .hits()
                .stream()
                .map(hit -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("articleId", hit.id());
                    shown.put("externalId", hit.keywords().getOrDefault("externalId", Set.of()));
                    shown.put("title", hit.title());
                    shown.put("language", "en");
                    shown.put("snippet", hit.snippet());
                    shown.put("score", hit.score());
                    return shown;
                })
                .toList();
        return mapper.writeValueAsBytes(Map.of("items", hits));
    }

    /** An agent of one organization, as the server would make one. */
    private record Agent(UUID id, UUID organization) implements Caller {

        @Override
        public String getName() {
            return "bench-agent";
        }

        @Override
        public Set<UUID> teams() {
            return Set.of();
        }

        @Override
        public Set<String> roles() {
            return Set.of("agent");
        }

        @Override
        public String locale() {
            return "en";
        }

        @Override
        public boolean anonymous() {
            return false;
        }

        @Override
        public Reach reach(String permission) {
            return permission.equals("article:read")
                    ? new Reach(false, Set.of(organization), Set.of(), null)
                    : Reach.NONE;
        }
    }
}
