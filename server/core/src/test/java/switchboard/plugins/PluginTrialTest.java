package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new version is watched at first; where it is not well, the one before comes back by itself. */
@Timeout(120)
class PluginTrialTest {

    private static final String DEAF = """
            @GET @Path("deaf") @SignedIn public String deaf() {
                long end = System.nanoTime() + 20_000_000_000L;
                while (System.nanoTime() < end) {
                    java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                    Thread.interrupted();
                }
                return "";
            }
            """;

    @TempDir
    private Path folder;

    private PluginDesk desk;

    @BeforeEach
    void open() {
        desk = new PluginDesk(folder);
        desk.start();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** From version 2 on its health is what the code says. */
    private static FixturePlugin shelf(int version, String health) {
        return new FixturePlugin("shelf", version + ".0.0")
                .contributing("contributions.health(() -> context.version().startsWith(\"1\") ? \"\" : health());")
                .with("int asked; String health() { asked++; " + health + " }");
    }

    private static FixturePlugin sick(int version) {
        return shelf(version, "return \"Its shelves are empty.\";");
    }

    private Map<String, Object> shelf() {
        return json(require(desk.get("plugins/shelf"), 200));
    }

    private void awaitTakenBack(String version, String problem) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(shelf())
                .containsEntry("version", version)
                .containsEntry("state", "enabled")
                .containsEntry("trialUntil", null)
                .hasEntrySatisfying("problem", words -> assertThat((String) words)
                        .contains("was taken back")
                        .contains(problem)));
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo(version);
    }

    @Test
    void sickVersionIsTakenBackWithoutAFailedRequest() {
        desk.enable(sick(1), "shelf");
        AtomicBoolean over = new AtomicBoolean();
        Set<String> answers = new ConcurrentSkipListSet<>();
        CompletableFuture<?> load = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                HttpResponse<String> answer = desk.get("shelf/things/version");
                answers.add(answer.statusCode() + " " + answer.body());
            }
        });

        assertThat(json(require(desk.upload(sick(2).zip()), 200)))
                .containsEntry("version", "2.0.0")
                .containsEntry("previousVersion", "1.0.0")
                .hasEntrySatisfying("trialUntil", until -> assertThat(until).isNotNull());
        awaitTakenBack("1.0.0", "Its shelves are empty.");
        over.set(true);
        load.join();

        assertThat(answers).isEqualTo(new TreeSet<>(Set.of("200 1.0.0", "200 2.0.0")));
        assertThat(shelf()).containsEntry("previousVersion", "2.0.0");
        assertThat(told()).endsWith("plugin.enabled", "plugin.upgraded", "plugin.rolled_back");
        // By hand it may be tried again, and is taken back again; the one before is never on trial itself.
        assertThat(json(require(desk.post("plugins/shelf/rollback"), 200))).containsEntry("version", "2.0.0");
        awaitTakenBack("1.0.0", "Its shelves are empty.");
    }

    @Test
    void aBlipIsNoVerdict() {
        desk.enable(shelf(1, "return \"\";"), "shelf");

        require(
                desk.upload(shelf(2, "return asked % 3 == 0 ? \"Just now.\" : \"\";")
                        .zip()),
                200);

        // Reading the plugin would ask it too, as the answer to the upload does once, before or after the first look:
        // so two looks in a row are at most two asks apart, and never both meet a problem.
        await().atMost(Duration.ofSeconds(15)).until(() -> onTrial() == null);
        assertThat(shelf()).containsEntry("version", "2.0.0").containsEntry("state", "enabled");
    }

    private Object onTrial() {
        return desk.database.transactions().read(dsl -> dsl.fetchOne("select trial_until from core_plugin")
                .get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return null;",
                "throw new IllegalStateException(\"no idea\");",
                "throw new StackOverflowError();",
                "try { new CountDownLatch(1).await(); return \"\"; } catch (InterruptedException e) { return \"\"; }",
            })
    void aHealthCheckThatDoesNotAnswerIsAProblem(String health) {
        desk.enable(shelf(1, health), "shelf");

        require(desk.upload(shelf(2, health).zip()), 200);

        awaitTakenBack("1.0.0", "health check");
    }

    @Test
    void aVersionOfWhichEveryRequestFailsIsTakenBack() {
        restartWith(Duration.ofSeconds(20));
        String failing = """
                @GET @Path("fail") @SignedIn public String fail() { throw new IllegalStateException("sorry"); }
                """;
        desk.enable(shelf(1, "return \"\";").answering(failing), "shelf");
        require(desk.upload(shelf(2, "return \"\";").answering(failing).zip()), 200);

        HttpResponse<String> answer = require(desk.get("shelf/things/fail"), 500);
        for (int time = 0; time < 200 && answer.statusCode() == 500; time++) {
            answer = desk.get("shelf/things/fail");
        }
        assertThat(json(answer)).containsEntry("code", "plugin.failing");

        awaitTakenBack("1.0.0", "requests keep failing");
    }

    @Test
    void quarantineWithinTheTrialBringsTheVersionBeforeBack() {
        restartWith(Duration.ofSeconds(40));
        desk.enable(shelf(1, "return \"\";").answering(DEAF), "shelf");
        require(desk.upload(shelf(2, "return \"\";").answering(DEAF).zip()), 200);

        beDeaf();

        awaitTakenBack("1.0.0", "deadline");
        assertThat(told()).contains("plugin.rolled_back").doesNotContain("plugin.quarantined");
    }

    /** With another length of the trial. */
    private void restartWith(Duration trial) {
        desk.close();
        desk = new PluginDesk(folder, trial);
        desk.start();
    }

    private void beDeaf() {
        List<CompletableFuture<HttpResponse<String>>> deaf = new ArrayList<>();
        for (int time = 0; time < PluginDesk.CALLS.abandoned(); time++) {
            deaf.add(desk.client.sendAsync(
                    desk.request("shelf/things/deaf").build(), HttpResponse.BodyHandlers.ofString()));
        }
        deaf.forEach(CompletableFuture::join);
    }

    @Test
    void aQuarantinedPluginComesUpAgainByARollback() {
        desk.enable(shelf(1, "return \"\";").answering(DEAF), "shelf");
        require(desk.upload(shelf(2, "return \"\";").answering(DEAF).zip()), 200);
        await().atMost(Duration.ofSeconds(15)).until(() -> shelf().get("trialUntil") == null);
        beDeaf();
        await().atMost(Duration.ofSeconds(15)).until(() -> desk.state("shelf").equals("quarantined"));

        assertThat(json(require(desk.post("plugins/shelf/rollback"), 200)))
                .containsEntry("state", "enabled")
                .containsEntry("version", "1.0.0")
                .containsEntry("problem", null);
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
    }

    @Test
    void whenTheVersionBeforeCannotServeEitherTheNewOneStays() throws Exception {
        String once = "if (context.version().startsWith(\"1\") && java.nio.file.Files.exists("
                + "context.dataFolder().resolve(\"gone\"))) throw new Exception(\"moved away\");";
        desk.enable(sick(1).starting(once), "shelf");
        Files.createDirectories(folder.resolve("plugin-data/shelf"));
        Files.createFile(folder.resolve("plugin-data/shelf/gone"));

        require(desk.upload(sick(2).starting(once).zip()), 200);

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat((String) shelf().get("problem"))
                .contains("Its shelves are empty.")
                .contains("moved away"));
        assertThat(shelf()).containsEntry("state", "enabled").containsEntry("version", "2.0.0");
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("2.0.0");
    }

    @Test
    void disablingEndsTheTrial() {
        desk.enable(sick(1), "shelf");
        require(desk.upload(sick(2).zip()), 200);

        assertThat(json(require(desk.post("plugins/shelf/disable"), 200)))
                .containsEntry("version", "2.0.0")
                .containsEntry("trialUntil", null);
        assertThat(json(require(desk.post("plugins/shelf/rollback"), 200)))
                .containsEntry("state", "disabled")
                .containsEntry("version", "1.0.0");
        assertThat(json(require(desk.post("plugins/shelf/enable"), 200)))
                .containsEntry("state", "enabled")
                .containsEntry("version", "1.0.0");
    }

    private List<String> told() {
        return desk.database.transactions().read(dsl -> dsl.fetch(
                        "select type from core_journal where type like 'plugin.%' order by id")
                .getValues(0, String.class));
    }
}
