package switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.http.openapi.ApiModules;
import switchboard.http.openapi.OpenApiDocuments;

/** The description of the API follows what is enabled, and nothing in it breaks out of the page. */
class OpenApiTest {

    private static final String CORE = """
            {"openapi":"3.1.0","paths":{
              "/tickets":{"get":{"operationId":"list","summary":"<script>alert(1)</script>",
                "responses":{"200":{"description":"ok","content":{"application/json":
                  {"schema":{"$ref":"#/components/schemas/Item"}}}}}}}},
             "components":{"schemas":{"Item":{"type":"object","properties":{"id":{"type":"string"}}},
                                      "Shared":{"type":"string"}}}}
            """;
    private static final String MODULE = """
            {"paths":{
              "/articles/{id}":{"get":{"operationId":"list","parameters":[{"in":"path","name":"id"}],
                "responses":{"200":{"description":"ok","content":{"application/json":
                  {"schema":{"type":"array","items":{"$ref":"#/components/schemas/Item"}}}}}}}},
              "/links":{"get":{"operationId":"links","parameters":[{"in":"path","name":"ticket"}],"responses":{}}}},
             "components":{"schemas":{"Item":{"type":"object","properties":
                  {"self":{"$ref":"#/components/schemas/Item"},"shared":{"$ref":"#/components/schemas/Shared"}}},
                                      "Shared":{"type":"string"}}}}
            """;

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<ApiModules.ApiModule> enabled = new CopyOnWriteArrayList<>();
    private TestEdge edge;

    @BeforeEach
    void start() {
        ClassLoader loader = new ClassLoader(null) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return new ByteArrayInputStream(CORE.getBytes(StandardCharsets.UTF_8));
            }
        };
        edge = new TestEdge(
                HttpLimits.local(), Idempotency.off(), new OpenApiDocuments(caller -> List.copyOf(enabled), loader));
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    private HttpResponse<String> anonymously(String path) throws Exception {
        return edge.send(HttpRequest.newBuilder(edge.uri(path)));
    }

    @Test
    void mergesWhatIsEnabled() throws Exception {
        JsonNode alone = mapper.readTree(anonymously("/api/v1/openapi.json").body());
        assertThat(alone.path("paths").propertyStream().map(path -> path.getKey()))
                .containsExactly("/api/v1/tickets");
        enabled.add(new ApiModules.ApiModule("knowledge-base", "1.0.0", "knowledge", MODULE.getBytes()));
        JsonNode both = mapper.readTree(anonymously("/api/v1/openapi.json").body());
        assertThat(both.path("paths").propertyStream().map(path -> path.getKey()))
                .containsExactly(
                        "/api/v1/tickets",
                        "/api/v1/knowledge/articles/{id}",
                        "/api/v1/tickets/{ticket}/knowledge/links");
        JsonNode article = both.at("/paths/~1api~1v1~1knowledge~1articles~1{id}/get");
        assertThat(article.path("operationId").asText()).isEqualTo("knowledge-base_list");
        assertThat(article.at("/responses/200/content/application~1json/schema/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/knowledge.Item");
        assertThat(article.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem");
        JsonNode schemas = both.at("/components/schemas");
        assertThat(schemas.at("/knowledge.Item/properties/self/$ref").asText())
                .isEqualTo("#/components/schemas/knowledge.Item");
        assertThat(schemas.at("/knowledge.Item/properties/shared/$ref").asText())
                .isEqualTo("#/components/schemas/Shared");
        assertThat(schemas.at("/Item/properties/id/type").asText()).isEqualTo("string");
    }

    @Test
    void whatStandsBelowTicketsMayBeDescribedApart() throws Exception {
        enabled.add(new ApiModules.ApiModule(
                "twice", "1.0.0", "twice", root("listAll").getBytes()));
        enabled.add(new ApiModules.ApiModule(
                "twice", "1.0.0", "twice", "ticket", root("listOfTicket").getBytes()));
        JsonNode both = mapper.readTree(anonymously("/api/v1/openapi.json").body());
        assertThat(both.at("/paths/~1api~1v1~1twice/get/operationId").asText()).isEqualTo("listAll");
        assertThat(both.at("/paths/~1api~1v1~1tickets~1{ticket}~1twice/get/operationId")
                        .asText())
                .isEqualTo("listOfTicket");
    }

    private static String root(String operation) {
        return "{\"paths\":{\"/\":{\"get\":{\"operationId\":\"" + operation + "\"}}}}";
    }

    @Test
    void tagFollowsTheContent() throws Exception {
        HttpResponse<String> first = anonymously("/api/v1/openapi.json");
        String tag = first.headers().firstValue("etag").orElseThrow();
        HttpResponse<String> known = edge.send(
                HttpRequest.newBuilder(edge.uri("/api/v1/openapi.json")).header("If-None-Match", tag));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        enabled.add(new ApiModules.ApiModule("knowledge-base", "1.0.0", "knowledge", MODULE.getBytes()));
        assertThat(anonymously("/api/v1/openapi.json")
                        .headers()
                        .firstValue("etag")
                        .orElseThrow())
                .isNotEqualTo(tag);
    }

    @Test
    void brokenOrMissingDocumentOfAModuleHarmsNobody() throws Exception {
        enabled.add(new ApiModules.ApiModule("broken", "1", "broken", "{nonsense".getBytes()));
        enabled.add(new ApiModules.ApiModule("silent", "1", "silent", null));
        HttpResponse<String> answer = anonymously("/api/v1/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(mapper.readTree(answer.body()).path("paths").size()).isEqualTo(1);
    }

    @Test
    void pageIsReadableAndSafe() throws Exception {
        HttpResponse<String> page = anonymously("/api/docs");
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.body())
                .contains("/api/v1/tickets")
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }
}
