package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * Role by operation by object: the statuses stand in {@code access-matrix.txt}. Every operation of the OpenAPI document
 * must stand there; a refusal tells nothing of what it refuses, and changes nothing.
 */
class AccessMatrixTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static RunningDesk desk;
    private static AccessScene scene;
    private static List<Row> table;

    /** What was made for operations that change nothing, by kind of object, object and asker. */
    private final Map<String, Map<String, String>> shared = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        table = read();
        desk = WholeDesk.start();
        scene = new AccessScene(desk);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** One line of the table: an operation on an object, and the status for each asker. */
    private record Row(String method, String path, String object, List<String> statuses) {

        String operation() {
            return method + " " + path;
        }

        String line(List<String> answered) {
            return "%-6s %-54s %-13s %s".formatted(method, path, object, String.join(" ", answered));
        }
    }

    private static List<Row> read() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(AccessMatrixTest.class.getResourceAsStream("access-matrix.txt"))) {
            List<Row> rows = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                List<String> words = List.of(line.strip().split(" +"));
                assertThat(words).as(line).hasSize(3 + AccessScene.ASKERS.size());
                rows.add(new Row(words.get(0), words.get(1), words.get(2), words.subList(3, words.size())));
            }
            return rows;
        }
    }

    @Test
    void everyOperationStandsInTheTable() {
        Set<String> operations = new TreeSet<>();
        JsonNode paths =
                desk.administrator().get("/openapi.json").expect(200).json().get("paths");
        paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (METHODS.contains(method)) {
                operations.add(
                        method.toUpperCase(Locale.ROOT) + " " + path.getKey().replace("/api/v1", ""));
            }
        }));
        Set<String> known = table.stream().map(Row::operation).collect(Collectors.toSet());
        assertThat(known).containsExactlyInAnyOrderElementsOf(operations);
    }

    @TestFactory
    Stream<DynamicTest> everybodyIsAnsweredAsTheTableSays() {
        return Stream.concat(
                table.stream()
                        .map(row -> DynamicTest.dynamicTest(row.operation() + " " + row.object(), () -> check(row))),
                Stream.of(DynamicTest.dynamicTest("no refusal has changed anything", this::nothingHasChanged)));
    }

    private void check(Row row) {
        List<String> answered = new ArrayList<>();
        for (int column = 0; column < AccessScene.ASKERS.size(); column++) {
            String asker = AccessScene.ASKERS.get(column);
            boolean changes =
                    !row.method().equals("GET") && !row.statuses().get(column).startsWith("4");
            Answer answer = ask(row, asker, changes);
            answered.add(Integer.toString(answer.status()));
            if (Set.of(401, 403, 404).contains(answer.status())) {
                assertThat(answer.text().toLowerCase(Locale.ROOT))
                        .as("%s asks %s", asker, row.operation())
                        .doesNotContain(AccessScene.SECRET);
                assertThat(answer.code()).as(answer.text()).isNotEmpty();
            }
        }
        assertThat(row.line(answered)).as(String.join(" ", AccessScene.ASKERS)).isEqualTo(row.line(row.statuses()));
    }

    private Answer ask(Row row, String asker, boolean changes) {
        Map<String, String> parameters = changes || !row.path().contains("{")
                ? parameters(row, asker, true)
                : shared.computeIfAbsent(
                        sharers(row) + " " + row.object() + " " + asker, key -> parameters(row, asker, false));
        boolean signsOut = row.path().equals("/auth/tokens/current");
        Client client = signsOut ? scene.freshClient(asker) : scene.client(asker);
        AccessRequests.Request request = AccessRequests.of(row.operation(), parameters, scene);
        String path = filled(row.path(), parameters) + request.query();
        return client.send(row.method(), path, request.mediaType(), request.body());
    }

    /** What stands in the place of the path's parameters. */
    private static Map<String, String> parameters(Row row, String asker, boolean fresh) {
        String object = row.object();
        if (!row.path().contains("{")) {
            return Map.of();
        }
        return switch (kind(row)) {
            case "tickets" ->
                scene.ticket(object, asker, name -> !fresh || row.path().contains("{" + name + "}"));
            case "users" -> user(row, scene.user(object, asker, fresh));
            case "approvals" -> Map.of("approval", scene.approval(object, asker));
            case "approval-links" -> Map.of("token", "none");
            case "calendars" -> Map.of("id", scene.calendar(object), "date", "2026-12-25");
            case "checklists" -> Map.of("id", scene.checklist(object));
            case "service-levels" ->
                Map.of(
                        "id",
                        row.path().contains("simulations")
                                ? scene.simulation(object, asker)
                                : scene.serviceLevel(row.path(), object));
            case "teams" -> team(row, scene.team(object, asker));
            case "organizations" -> Map.of("id", scene.organization(object));
            case "knowledge" -> Map.of("id", scene.article(object, asker), "number", "1");
            case "triage" -> Map.of("id", scene.defined(row.path().split("/")[2], object));
            case "example" -> Map.of("id", scene.handOver(object));
            case "major-incidents" -> scene.majorIncident(object, asker);
            case "notifications" -> Map.of("notification", AccessScene.NOBODY);
            case "notification-addresses" -> Map.of("address", AccessScene.NOBODY);
            case "notification-templates" -> scene.template();
            case "webhooks" -> scene.webhook();
            case "roles" -> Map.of("key", object.equals("built_in") ? "agent" : scene.role());
            case "fields" -> Map.of("name", scene.field());
            case "categories" -> Map.of("key", scene.category());
            case "codes" -> Map.of("table", "priority", "key", "high", "kind", "event");
            case "plugins" -> Map.of("id", object.equals("absent") ? "no-such-plugin" : "search-lucene");
            default -> throw new AssertionError("Say what stands in " + row.path());
        };
    }

    private static Map<String, String> user(Row row, String user) {
        return row.path().contains("{absence}")
                ? Map.of("id", user, "absence", scene.absence(user))
                : Map.of("id", user);
    }

    private static Map<String, String> team(Row row, String team) {
        return row.path().contains("{rota}") ? scene.rota(team) : Map.of("id", team);
    }

    private static String kind(Row row) {
        return row.path().split("/")[1];
    }

    /** The rows that may ask for the same object: of one kind, but that some kinds have several below them. */
    private static String sharers(Row row) {
        return switch (kind(row)) {
            case "triage", "service-levels" ->
                row.path().split("/")[1] + "/" + row.path().split("/")[2];
            case "teams" -> row.path().contains("{rota}") ? "rotas" : "teams";
            case "users" -> row.path().contains("{absence}") ? "absences" : "users";
            default -> kind(row);
        };
    }

    private static String filled(String path, Map<String, String> parameters) {
        String filled = path;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return filled;
    }

    private void nothingHasChanged() {
        Client administrator = desk.administrator();
        shared.forEach((key, parameters) -> {
            if (key.startsWith("tickets ") && parameters.containsKey("ticket")) {
                String path = "/tickets/" + parameters.get("ticket");
                JsonNode timeline =
                        administrator.get(path + "/timeline").expect(200).json().get("items");
                // Created, replied, noted, linked, attached, given a task: what the scene itself did.
                assertThat(timeline).as("%s: %s", key, timeline).hasSize(6);
            }
        });
        assertThat(shared).isNotEmpty();
    }
}
