package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.testkit.RunningDesk;

/** The description of the API is a valid document that client generators take, with every module and with none. */
class DescriptionTest {

    private static RunningDesk desk;

    @BeforeAll
    static void start() {
        desk = WholeDesk.start();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void isValid() {
        SwaggerParseResult read = read();
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths())
                .hasSizeGreaterThan(50)
                .containsKeys(
                        "/api/v1/tickets",
                        "/api/v1/knowledge/articles",
                        "/api/v1/tickets/{ticket}/example/ticket-hand-overs");
    }

    @Test
    void namesEveryOperationOnceAndSaysWhatItDoes() {
        OpenAPI document = read().getOpenAPI();
        Set<String> names = new HashSet<>();
        document.getPaths().forEach((path, item) -> {
            for (Operation operation : item.readOperations()) {
                assertThat(operation.getOperationId()).as(path).isNotBlank();
                assertThat(names.add(operation.getOperationId()))
                        .as("%s twice, at %s", operation.getOperationId(), path)
                        .isTrue();
                assertThat(operation.getSummary()).as(path).isNotBlank();
                assertThat(operation.getResponses().keySet())
                        .as(path)
                        .contains("default")
                        .anyMatch(status -> status.startsWith("2"));
            }
        });
    }

    private static SwaggerParseResult read() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        String document = desk.anonymous().get("/openapi.json").expect(200).text();
        return new OpenAPIV3Parser().readContents(document, List.of(), options);
    }
}
