package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README and of the getting-started page, typed as they stand there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstWalkTest {

    private static final Path TOP = Path.of("..", "..").toAbsolutePath().normalize();
    private static final int SAMPLES = 24;

    @TempDir
    static Path folder;

    private static DeskProcess desk;
    private static ShellWalk shell;

    @BeforeAll
    static void start() throws IOException {
        // No password is given, so that one is made and kept in the data folder, where the README finds it.
        desk = DeskProcess.startIn(folder, Map.of("SWITCHBOARD_ADMIN_PASSWORD", ""));
        Path samples = Files.createDirectories(folder.resolve("docs/samples"));
        for (String file : List.of("articles.ndjson", "tickets.ndjson")) {
            Files.copy(TOP.resolve("docs/samples").resolve(file), samples.resolve(file));
        }
        Files.write(folder.resolve("photo.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0});
        shell = new ShellWalk(folder, desk.address());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static List<String> firstLook() throws IOException {
        return ShellBlocks.of(TOP.resolve("README.md"), "A first look");
    }

    @Test
    @Order(1)
    void theReadmesFirstLookWorks() throws Exception {
        List<ShellWalk.Step> steps = shell.run(firstLook());
        assertThat(steps).hasSize(10);
        steps.get(2).expect(201);
        for (ShellWalk.Step load : steps.subList(3, 5)) {
            assertThat(load.expect(200).json().path("created").asInt())
                    .as(load.printed())
                    .isEqualTo(SAMPLES);
            assertThat(load.json().path("failed").asInt()).isZero();
        }
        // What they find is looked at below: on a busy machine a cold server may need longer than the README waits.
        for (ShellWalk.Step search : steps.subList(6, 8)) {
            search.expect(200);
        }
        assertThat(steps.get(8).expect(201).json().path("priority").asText()).isEqualTo("critical");
        assertThat(steps.get(9).expect(200).json().path("items")).hasSize(5);
    }

    @Test
    @Order(2)
    void theSecondTimeChangesNothingAndFindsEverything() throws Exception {
        List<String> search = new ArrayList<>(firstLook().subList(0, 3));
        search.add(firstLook().get(6));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> shell.run(search).getLast().printed().contains("vpn-en"));
        List<ShellWalk.Step> steps = shell.run(firstLook());
        for (ShellWalk.Step load : steps.subList(3, 5)) {
            assertThat(load.expect(200).json().path("unchanged").asInt())
                    .as(load.printed())
                    .isEqualTo(SAMPLES);
        }
        assertThat(steps.get(6).expect(200).printed()).contains("vpn-en");
        assertThat(steps.get(7).expect(200).printed()).contains("<mark>");
    }

    @Test
    @Order(3)
    void theGettingStartedPageWorks() throws Exception {
        List<String> page = ShellBlocks.of(TOP.resolve("docs/getting-started.md"), "").stream()
                // Nobody has that archive.
                .filter(command -> !command.contains("my-plugin"))
                .toList();
        List<String> signIn = firstLook().subList(0, 3);
        List<ShellWalk.Step> steps =
                shell.run(Stream.concat(signIn.stream(), page.stream()).toList());
        assertThat(steps).hasSizeGreaterThan(signIn.size() + 15);
        for (ShellWalk.Step step : steps.subList(signIn.size(), steps.size())) {
            if (step.command().startsWith("desk()")) {
                continue;
            }
            assertThat(step.status())
                    .as("%s%nprinted: %s", step.command(), step.printed())
                    .isBetween(200, 299);
        }
        assertThat(one(steps, "access/explain").json().path("allowed").asBoolean())
                .isTrue();
        assertThat(one(steps, "/timeline").printed()).contains("ticket.replied", "ticket.noted", "ticket.transitioned");
        assertThat(one(steps, "text/event-stream").printed()).contains("ticket.created");
        assertThat(one(steps, "example/disable").json().path("state").asText()).isEqualTo("disabled");
    }

    private static ShellWalk.Step one(List<ShellWalk.Step> steps, String part) {
        return steps.stream()
                .filter(step -> step.command().contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No command has " + part));
    }
}
