package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testkit.Client;

/** The page for vendors, typed as it stands there: a project outside this repository, from its making to its removal. */
@Timeout(1200)
class VendorWalkTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "plugins", "vendor-walk.md");

    /** Maven may have to fetch what it needs, and runs every contract. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @TempDir
    static Path folder;

    private static DeskProcess desk;

    @BeforeAll
    static void start() throws IOException {
        desk = DeskProcess.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void aVendorsPluginIsMadeProvedUsedUpgradedAndRemoved() throws Exception {
        List<String> commands = ShellBlocks.of(PAGE, "The walk");
        assertThat(commands).hasSizeLessThanOrEqualTo(10);
        Path workshop = Files.createDirectory(folder.resolve("workshop"));
        ShellWalk shell = new ShellWalk(workshop, desk.address(), PATIENCE, environment());

        List<ShellWalk.Step> steps = shell.run(commands);

        for (ShellWalk.Step step : steps) {
            assertThat(step.exit())
                    .as("%s%nprinted: %s", step.command(), step.printed())
                    .isZero();
        }
        assertThat(steps.get(3).expect(201).json().path("state").asText()).isEqualTo("disabled");
        assertThat(steps.get(4).expect(200).json().path("state").asText()).isEqualTo("enabled");
        assertThat(steps.get(5).expect(200).printed()).contains("/api/v1/visitors/items");
        assertThat(steps.get(6).expect(201).json().path("title").asText()).isEqualTo("The plumber comes at ten");
        assertThat(steps.get(8).expect(200).json().path("version").asText()).isEqualTo("1.1.0");
        steps.get(9).expect(204);
        Client nobody = Client.to(desk.address());
        String token = nobody.post("/auth/tokens", Map.of("username", "admin", "password", DeskProcess.PASSWORD))
                .expect(201)
                .field("token");
        nobody.as(token).get("/plugins/com.example.visitors").expect(404);
        assertThat(reports(workshop.resolve("visitors/target/surefire-reports")))
                .as("every contract was held")
                .contains(
                        "com.example.visitors.HotReloadTest",
                        "com.example.visitors.MigrationTest",
                        "com.example.visitors.PermissionTest",
                        "com.example.visitors.SearchSourceTest",
                        "com.example.visitors.PersonalDataTest");
    }

    private static List<String> reports(Path reports) throws IOException {
        try (Stream<Path> files = Files.list(reports)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.substring(0, name.length() - ".txt".length()))
                    .toList();
        }
    }

    private static Map<String, String> environment() throws IOException {
        return Map.of(
                "SWITCHBOARD",
                Distribution.launcher().getParent().toString(),
                "PASSWORD",
                DeskProcess.PASSWORD,
                "JAVA_HOME",
                System.getProperty("java.home"),
                "MAVEN_OPTS",
                "-Dmaven.repo.local=" + cache());
    }

    /**
     * Maven's cache as it is, but for this project's own artifacts: what the walk fetches of them must not stand in the way of
     * other builds on this machine, nor the other way round.
     */
    private static Path cache() throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Path usual =
                Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
        if (Files.isDirectory(usual)) {
            try (Stream<Path> groups = Files.list(usual)) {
                for (Path group : groups.toList()) {
                    if (!group.endsWith("switchboard")) {
                        Files.createSymbolicLink(cache.resolve(group.getFileName()), group);
                    }
                }
            }
        }
        return cache;
    }
}
