package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;

/**
 * The server dies at each step of an upgrade from A to B, by the hand of either or from outside. The one that starts next
 * has one of them live in every way, and can be upgraded on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class UpgradeCrashTest {

    private static final String NOWHERE = "nowhere";
    private static final String PLUGIN = "/plugins/example";

    @TempDir
    private static Path folder;

    private Path data;
    private CrashingExample example;
    private DeskProcess desk;
    private Client administrator;
    private int version = 1;

    @BeforeAll
    void open() throws Exception {
        data = folder.resolve("data");
        example = new CrashingExample(folder.resolve("work"));
        start();
    }

    @AfterAll
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    private void start() throws IOException {
        // Trials are short here, so that the first question after health comes soon.
        desk = DeskProcess.start(data, Map.of("SWITCHBOARD_PLUGINS_TRIAL", "12s"));
        administrator = desk.administrator();
    }

    private ArchiveCopy next(String step) {
        version++;
        return example.archive(version + ".0.0", step, data.resolve("plugins/data/example/halted-" + version));
    }

    private Answer upload(ArchiveCopy archive) {
        return administrator.send("POST", "/plugins", "application/zip", archive.zip());
    }

    /** Whoever asks is cut off by the crash; what became of the upgrade is looked at after it. */
    private CompletableFuture<Answer> uploadInto(ArchiveCopy archive) {
        Client client = administrator;
        return CompletableFuture.supplyAsync(() -> client.send("POST", "/plugins", "application/zip", archive.zip()));
    }

    private String upgraded(String step) {
        Answer answer = upload(next(step)).expect(200);
        assertThat(answer.field("state")).isEqualTo("enabled");
        return answer.field("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"constructor", "contribute", "start", "resources", "takeOver", "health"})
    void theNewVersionDies(String step) throws Exception {
        String before = upgraded(NOWHERE);

        CompletableFuture<Answer> upload = uploadInto(next(step));

        assertThat(desk.awaitEnd()).isEqualTo(137);
        goesOnAfter(upload, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiesce", "stop"})
    void theOldVersionDies(String step) throws Exception {
        String before = upgraded(step);

        CompletableFuture<Answer> upload = uploadInto(next(NOWHERE));

        assertThat(desk.awaitEnd()).isEqualTo(137);
        goesOnAfter(upload, before);
    }

    @Test
    void killedBetweenTwoMigrations() throws Exception {
        String before = upgraded(NOWHERE);
        CompletableFuture<Answer> hold = slowly("hold");
        ArchiveCopy two = next(NOWHERE)
                .file(script("V900__one.sql"), sql("CREATE TABLE IF NOT EXISTS example_one (id INT PRIMARY KEY)"))
                .file(
                        script("V901__two.sql"),
                        sql("ALTER TABLE example_hand_over ADD COLUMN IF NOT EXISTS remark VARCHAR(20) NULL"));
        CompletableFuture<Answer> upload = uploadInto(two);
        await().until(() ->
                administrator.get("/example/crash/halfway").expect(200).text().equals("yes"));
        assertThat(hold).isNotDone();
        assertThat(upload).isNotDone();

        desk.kill();
        goesOnAfter(upload, before);
    }

    private static String script(String name) {
        return "classes/db/migration/example/" + name;
    }

    private static byte[] sql(String statement) {
        return statement.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void killedWhileTheOldVersionDrains() throws Exception {
        String before = upgraded(NOWHERE);
        CompletableFuture<Answer> slow = slowly("slow");
        CompletableFuture<Answer> upload = uploadInto(next(NOWHERE));
        await().until(() -> !servingVersion().equals(before));
        assertThat(slow).isNotDone();
        assertThat(upload).isNotDone();

        desk.kill();
        goesOnAfter(upload, before);
    }

    @Test
    void killedWithinTheTrial() throws Exception {
        String before = upgraded(NOWHERE);
        Answer answer = upload(next(NOWHERE)).expect(200);
        assertThat(answer.json().path("trialUntil").isTextual()).isTrue();

        desk.kill();
        goesOnAfter(CompletableFuture.completedFuture(answer), before);
    }

    /** A request that is under way when this returns. */
    private CompletableFuture<Answer> slowly(String path) {
        Client client = administrator;
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> client.get("/example/crash/" + path));
        await().until(() -> client.get(PLUGIN)
                        .expect(200)
                        .json()
                        .path("load")
                        .path("underWay")
                        .asInt()
                > 0);
        return answer;
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
    }

    private String servingVersion() {
        return administrator.get("/example/crash/version").expect(200).text();
    }

    private void goesOnAfter(CompletableFuture<Answer> upload, String before) throws Exception {
        upload.exceptionally(cutOff -> null).join();
        start();
        Answer plugin = administrator.get(PLUGIN).expect(200);
        assertThat(plugin.field("state")).isEqualTo("enabled");
        assertThat(plugin.field("version")).isIn(before, version + ".0.0").isEqualTo(servingVersion());
        servesInEveryWay();
        assertThat(upgraded(NOWHERE)).isEqualTo(servingVersion());
        servesInEveryWay();
    }

    private void servesInEveryWay() {
        String title = "Handed over in version " + servingVersion();
        String ticket = administrator
                .post("/tickets", Map.of("kind", "incident", "title", title))
                .expect(201)
                .id();
        String handOver = administrator
                .post("/tickets/" + ticket + "/example/ticket-hand-overs", Map.of("title", title, "body", "All of it"))
                .expect(201)
                .id();
        administrator.get("/example/hand-overs/" + handOver).expect(200);
        await().untilAsserted(() -> assertThat(administrator
                        .get("/search?limit=50&q=" + Client.encode('"' + title + '"'))
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsText("id"))
                .contains(ticket, handOver));
        String transitions = "/tickets/" + ticket + "/transitions";
        administrator
                .post(transitions, Map.of("to", "resolved", "resolution", "done"))
                .expect(200);
        administrator.post(transitions, Map.of("to", "closed")).expect(200);
        await().untilAsserted(() -> assertThat(administrator
                        .get("/example/hand-overs/" + handOver)
                        .expect(200)
                        .json()
                        .path("acknowledgedAt")
                        .isTextual())
                .as("the subscription acknowledges what is about a closed ticket")
                .isTrue());
    }
}
