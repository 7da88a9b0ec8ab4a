package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * Walks every operation of the running desk's own OpenAPI document with input that makes no sense. Whatever comes back is a
 * clear refusal, never a 500, and nothing is stored by half.
 */
class HostileInputTest {

    private static final List<String> IDS = List.of(
            "x",
            "0",
            "-1",
            "null",
            "%00",
            "%2e%2e%2f%2e%2e%2fetc",
            "'%20OR%201=1--",
            "%3Cscript%3E",
            "%F0%9F%98%80",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "a".repeat(300));

    private static final List<String> VALUES = List.of(
            "",
            "%00",
            "'",
            "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "-1",
            "99999999999999999999",
            "x".repeat(3_000),
            "%F0%9F%98%80",
            "%C3%28",
            "../../etc/passwd",
            "1;DROP%20TABLE%20core_ticket");

    private static RunningDesk desk;
    private static Client administrator;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        desk = WholeDesk.start();
        administrator = desk.administrator();
        document = administrator.get("/openapi.json").expect(200).json();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private record Operation(String method, String path, JsonNode description) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean hasJsonBody() {
            JsonNode content = description.path("requestBody").path("content");
            return content.has("application/json") || content.has("application/merge-patch+json");
        }

        /** With every parameter of the path replaced. */
        String pathWith(String id) {
            return path.replaceAll("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(id));
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (List.of("get", "post", "put", "patch", "delete").contains(method.getKey())) {
                        operations.add(new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue()));
                    }
                }));
        assertThat(operations).hasSizeGreaterThan(60);
        return operations;
    }

    @TestFactory
    Stream<DynamicTest> refusesIdsThatAreNone() {
        return operations().stream()
                .filter(operation -> operation.path().contains("{"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    SoftAssertions all = new SoftAssertions();
                    for (String id : IDS) {
                        refused(all, send(operation, operation.pathWith(id), "{}"));
                    }
                    all.assertAll();
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesBodiesThatMakeNoSense() {
        Map<String, byte[]> bodies = new TreeMap<>();
        bodies.put("nothing", new byte[0]);
        bodies.put("broken JSON", text("{\"title\": "));
        bodies.put("a list", text("[1, 2]"));
        bodies.put("a number", text("7"));
        bodies.put("null", text("null"));
        bodies.put("trailing text", text("{} {}"));
        bodies.put("a name twice", text("{\"title\":\"a\",\"title\":\"b\"}"));
        bodies.put("deep", text("{\"title\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
        bodies.put("broken UTF-8", new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'});
        bodies.put("an unknown field", text("{\"noSuchFieldAnywhere\": 1}"));
        return operations().stream()
                .filter(Operation::hasJsonBody)
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    String path = operation.pathWith(UUID.randomUUID().toString());
                    SoftAssertions all = new SoftAssertions();
                    bodies.forEach((name, body) -> {
                        Answer answer = administrator.send(operation.method(), path, "application/json", body);
                        all.assertThat(answer.status())
                                .as("%s with %s: %s", operation, name, answer.text())
                                .isBetween(400, 499);
                        refused(all, answer);
                    });
                    all.assertAll();
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesBodiesThatAreTooLarge() {
        byte[] huge = text("{\"title\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}");
        return operations().stream()
                .filter(Operation::hasJsonBody)
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    String path = operation.pathWith(UUID.randomUUID().toString());
                    Answer answer = administrator.send(operation.method(), path, "application/json", huge);
                    // An id that is not there may be seen first; both are fine, as long as the client can read it.
                    assertThat(answer.status()).as(answer.text()).isIn(404, 413);
                    assertThat(answer.code()).isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesFieldsOfTheWrongType() {
        return operations().stream()
                .filter(Operation::hasJsonBody)
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    String path = operation.pathWith(UUID.randomUUID().toString());
                    SoftAssertions all = new SoftAssertions();
                    for (String field : fields(operation)) {
                        for (String value :
                                List.of("{\"a\":{}}", "[[]]", "1e400", "\"\\u0000\"", "\"\\ud800\"", "true")) {
                            refused(all, send(operation, path, "{\"" + field + "\":" + value + "}"));
                        }
                    }
                    all.assertAll();
                }));
    }

    @TestFactory
    Stream<DynamicTest> takesNoNonsenseInQueries() {
        return operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    String path = operation.pathWith(UUID.randomUUID().toString());
                    SoftAssertions all = new SoftAssertions();
                    List<String> names =
                            new ArrayList<>(List.of("limit", "cursor", "sort", "select", "noSuchParameter"));
                    operation.description().path("parameters").forEach(parameter -> {
                        if (parameter.path("in").asText().equals("query")) {
                            names.add(parameter.get("name").asText());
                        }
                    });
                    for (String name : names) {
                        for (String value : VALUES) {
                            refused(all, administrator.get(path + "?" + Client.encode(name) + "=" + value));
                        }
                    }
                    all.assertAll();
                }));
    }

    private static List<String> fields(Operation operation) {
        JsonNode content = operation.description().path("requestBody").path("content");
        JsonNode schema = content.path(
                        content.has("application/json") ? "application/json" : "application/merge-patch+json")
                .path("schema");
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            schema = document.at(reference.substring(1));
        }
        List<String> fields = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static Answer send(Operation operation, String path, String body) {
        boolean hasBody = operation.hasJsonBody();
        return administrator.send(
                operation.method(), path, hasBody ? "application/json" : "", hasBody ? text(body) : new byte[0]);
    }

    /** Not a failure of the server; and where it refuses, it says so properly. */
    private static void refused(SoftAssertions all, Answer answer) {
        all.assertThat(answer.status())
                .as("%s: %s", answer.request(), answer.text())
                .isLessThan(500);
        if (answer.status() >= 400) {
            all.assertThat(answer.header("Content-Type").orElse(""))
                    .as(answer.request())
                    .startsWith("application/problem+json");
            all.assertThat(answer.code()).as(answer.request()).isNotEmpty();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
