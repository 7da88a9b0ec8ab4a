package switchboard.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * Nobody gets where they may not. Every operation that the plugin describes in its {@code openapi.json} is tried without a
 * token, by somebody without permissions, and on what belongs to another organization.
 */
public abstract class PermissionContract extends PluginContract {

    private static final String NO_ID = "01920000-0000-7000-8000-0000000000ff";

    private RunningDesk desk;
    private List<Operation> operations;

    private record Operation(String id, String method, String path, String mediaType) {}

    /** The {@code operationId}s of what whoever reaches the server may call. */
    protected Set<String> openToEverybody() {
        return Set.of();
    }

    /** The {@code operationId}s of what every signed-in person may call. */
    protected Set<String> openToSignedIn() {
        return Set.of();
    }

    /** A body that this operation takes; an empty object where nothing else is said. */
    protected String body(String operationId) {
        return "{}";
    }

    @BeforeAll
    final void startDesk() {
        desk = start("1.0.0");
        operations = operations(
                desk.administrator().get("/openapi.json").expect(200).json().path("paths"));
    }

    @AfterAll
    final void stopDesk() {
        desk.close();
    }

    private List<Operation> operations(JsonNode paths) {
        Pattern own = Pattern.compile("/api/v1/(\\w+/\\{\\w+}/)?" + Pattern.quote(mount()) + "(/.*)?");
        List<Operation> found = new ArrayList<>();
        paths.properties().forEach(path -> {
            if (own.matcher(path.getKey()).matches()) {
                path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    if (operation.has("operationId")) {
                        found.add(new Operation(
                                operation.path("operationId").asText(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                mediaType(operation)));
                    }
                });
            }
        });
        return found;
    }

    private static String mediaType(JsonNode operation) {
        JsonNode types = operation.path("requestBody").path("content");
        return types.isEmpty() ? "" : types.fieldNames().next();
    }

    private Answer send(Client client, Operation operation, String path) {
        boolean bodiless = operation.mediaType().isEmpty();
        return client.send(
                operation.method(),
                path,
                operation.mediaType().equals("*/*") ? "application/json" : operation.mediaType(),
                bodiless ? new byte[0] : body(operation.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static String anyPath(Operation operation) {
        return operation.path().replaceAll("\\{\\w+}", NO_ID);
    }

    @Test
    final void theApiIsDescribed() {
        assertThat(operations)
                .as("META-INF/openapi.json of the plugin; the build makes it before the tests")
                .isNotEmpty();
        assertThat(operations)
                .extracting(Operation::id)
                .containsAll(openToEverybody())
                .containsAll(openToSignedIn());
    }

    @Test
    final void withoutATokenNothingIsAnswered() {
        for (Operation operation : operations) {
            if (!openToEverybody().contains(operation.id())) {
                Answer answer = send(desk.anonymous(), operation, anyPath(operation));
                assertThat(answer.status())
                        .as("%s: %s", operation, answer.text())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    final void withoutThePermissionNothingIsAnswered() {
        desk.administrator()
                .post("/roles", Map.of("key", "powerless", "name", "Powerless", "permissions", List.of()))
                .expect(201);
        Client powerless = desk.person("powerless", Map.of("roles", List.of("powerless")));
        for (Operation operation : operations) {
            if (!openToEverybody().contains(operation.id()) && !openToSignedIn().contains(operation.id())) {
                Answer answer = send(powerless, operation, anyPath(operation));
                assertThat(answer.status())
                        .as("%s: %s", operation, answer.text())
                        .isIn(403, 404);
            }
        }
    }

    @Test
    final void whatBelongsToAnotherOrganizationIsNotThere() {
        Client writer = writer(desk);
        Client stranger = stranger(desk);
        String path = write(writer, "Of this organization");
        writer.get(path).expect(200);
        String id = path.substring(path.lastIndexOf('/') + 1);
        Pattern own = Pattern.compile(
                Pattern.quote("/api/v1" + path.substring(0, path.length() - id.length())) + "\\{\\w+}(/[\\w-]+)*");
        List<Operation> onObject = operations.stream()
                .filter(operation -> own.matcher(operation.path()).matches())
                .filter(operation -> !openToEverybody().contains(operation.id()))
                .toList();

        assertThat(onObject).as("operations on %s", path).isNotEmpty();
        for (Operation operation : onObject) {
            Answer answer = send(stranger, operation, operation.path().replaceFirst("\\{\\w+}", id));
            assertThat(answer.status()).as("%s: %s", operation, answer.text()).isEqualTo(404);
        }
        writer.get(path).expect(200);
    }
}
