package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server makes of the upgrades and trials that the one before it did not finish. */
@Timeout(120)
class PluginResumeTest {

    /** Version 2 does not start where this file is. */
    private static final String START = "if (!context.version().startsWith(\"1\") && java.nio.file.Files.exists("
            + "context.dataFolder().resolve(\"broken\"))) throw new Exception(\"sorry\");";

    @TempDir
    private Path folder;

    private PluginDesk desk;

    @BeforeEach
    void open() {
        desk = new PluginDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static FixturePlugin shelf(String version) {
        return new FixturePlugin("shelf", version).starting(START);
    }

    private void breakVersionTwo() throws Exception {
        Files.createDirectories(folder.resolve("plugin-data/shelf"));
        Files.createFile(folder.resolve("plugin-data/shelf/broken"));
    }

    private PluginDesk again() {
        PluginDesk again = new PluginDesk(folder, desk.database, false);
        again.start();
        return again;
    }

    private static Map<String, Object> shelf(PluginDesk desk) {
        return json(require(desk.get("plugins/shelf"), 200));
    }

    private static void requireServing(PluginDesk desk, String version) {
        assertThat(shelf(desk)).containsEntry("state", "enabled").containsEntry("version", version);
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo(version);
    }

    private void sql(String statement) {
        desk.database.transactions().inTransaction(work -> work.dsl().execute(statement));
    }

    /** As a server leaves it that dies between the beginning of an upgrade from 1 to 2 and its end. */
    private void interruptUpgrade() {
        desk.start();
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(shelf("2.0.0").zip()), 200);
        desk.host.close();
        sql("update core_plugin set pending_archive = current_archive, current_archive = previous_archive,"
                + " previous_archive = null, observed = 'upgrading', trial_until = null");
    }

    @Test
    void anUnfinishedUpgradeGoesOn() {
        interruptUpgrade();

        try (PluginDesk again = again()) {
            requireServing(again, "2.0.0");
            assertThat(shelf(again).get("trialUntil")).isNotNull();
            assertThat(json(require(again.post("plugins/shelf/rollback"), 200))).containsEntry("version", "1.0.0");
            require(again.upload(shelf("3.0.0").zip()), 200);
            requireServing(again, "3.0.0");
        }
    }

    @Test
    void anUnfinishedUpgradeThatFailsGivesWay() throws Exception {
        interruptUpgrade();
        breakVersionTwo();

        try (PluginDesk again = again()) {
            requireServing(again, "1.0.0");
            assertThat((String) shelf(again).get("problem"))
                    .contains("2.0.0 was taken back")
                    .contains("sorry");
        }
        try (PluginDesk later = again()) {
            requireServing(later, "1.0.0");
            assertThat((String) shelf(later).get("problem")).contains("2.0.0 was taken back");
        }
    }

    @Test
    void anUnfinishedUpgradeThatDoesNotFitAnyMoreGivesWay() {
        desk.start();
        desk.enable(shelf("1.0.0"), "shelf");
        require(
                desk.upload(shelf("2.0.0")
                        .manifest("plugin.dependencies", "absent?")
                        .zip()),
                200);
        desk.host.close();
        sql("update core_plugin set pending_archive = current_archive, current_archive = previous_archive,"
                + " previous_archive = null, observed = 'upgrading', trial_until = null");
        sql("update core_plugin_archive set manifest = replace(manifest, '<2.0.0', '<1.0.0')"
                + " where plugin_version = '2.0.0'");

        try (PluginDesk again = again()) {
            requireServing(again, "1.0.0");
            assertThat((String) shelf(again).get("problem")).contains("plugin API");
        }
    }

    @Test
    void withinItsTrialAVersionThatDoesNotComeUpAgainGivesWay() throws Exception {
        desk.start();
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(shelf("2.0.0").zip()), 200);
        desk.host.close();
        breakVersionTwo();

        try (PluginDesk again = again()) {
            requireServing(again, "1.0.0");
            assertThat((String) shelf(again).get("problem")).contains("sorry");
        }
    }

    @Test
    void afterItsTrialItIsTheAdministratorsAffair() throws Exception {
        desk.start();
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(shelf("2.0.0").zip()), 200);
        await().atMost(Duration.ofSeconds(15)).until(() -> shelf(desk).get("trialUntil") == null);
        desk.host.close();
        breakVersionTwo();

        try (PluginDesk again = again()) {
            assertThat(shelf(again)).containsEntry("state", "failed").containsEntry("version", "2.0.0");
            assertThat(json(require(again.post("plugins/shelf/rollback"), 200))).containsEntry("problem", null);
            requireServing(again, "1.0.0");
        }
    }

    @Test
    void aVersionThatBringsTheServerDownGivesWay() {
        desk.start();
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(shelf("2.0.0").zip()), 200);
        desk.host.close();

        try (PluginDesk orderly = again()) {
            requireServing(orderly, "2.0.0");
        }
        assertThat(starts()).isZero();
        sql("update core_plugin set trial_starts = 1");
        try (PluginDesk second = again()) {
            requireServing(second, "2.0.0");
            assertThat(starts()).isEqualTo(2);
        }
        sql("update core_plugin set trial_starts = 2");
        try (PluginDesk third = again()) {
            requireServing(third, "1.0.0");
            assertThat((String) shelf(third).get("problem")).contains("stopped 2 times");
        }
    }

    private int starts() {
        return desk.database.transactions().read(dsl -> dsl.fetchOne("select trial_starts from core_plugin")
                .get(0, Integer.class));
    }

    @Test
    void aBundledVersionThatFailsGivesWayAndIsNotTriedAgain() throws Exception {
        desk.bundle("shelf.zip", shelf("1.0.0").zip());
        desk.start();
        requireServing(desk, "1.0.0");
        desk.host.close();
        desk.bundle("shelf.zip", shelf("2.0.0").zip());
        breakVersionTwo();

        try (PluginDesk second = again()) {
            requireServing(second, "1.0.0");
            assertThat(shelf(second)).containsEntry("previousVersion", "2.0.0");
        }
        Files.delete(folder.resolve("plugin-data/shelf/broken"));
        try (PluginDesk third = again()) {
            requireServing(third, "1.0.0");
            require(third.post("plugins/shelf/rollback"), 200);
            requireServing(third, "2.0.0");
        }
    }

    @Test
    void anUnfinishedUpgradeToAHigherVersionWinsOverTheBundledOne() throws Exception {
        interruptUpgrade();
        desk.bundle("shelf.zip", shelf("1.5.0").zip());

        try (PluginDesk again = again()) {
            requireServing(again, "2.0.0");
        }
    }

    @Test
    void aBundledVersionWinsOverAnUnfinishedUpgradeToALowerOne() throws Exception {
        interruptUpgrade();
        desk.bundle("shelf.zip", shelf("2.5.0").zip());

        try (PluginDesk again = again()) {
            requireServing(again, "2.5.0");
            assertThat(shelf(again)).containsEntry("previousVersion", "1.0.0");
        }
    }

    @Test
    void aVersionThatWaitsForConsentGoesOnWaiting() throws Exception {
        desk.start();
        desk.enable(shelf("1.0.0").manifest("switchboard.services", "database"), "shelf");
        byte[] more =
                shelf("3.0.0").manifest("switchboard.services", "database,http").zip();
        assertThat(json(require(desk.upload(more), 200))).containsEntry("state", "needs_consent");
        desk.host.close();
        desk.bundle(
                "shelf.zip",
                shelf("2.0.0").manifest("switchboard.services", "database").zip());

        try (PluginDesk again = again()) {
            assertThat(shelf(again))
                    .containsEntry("state", "needs_consent")
                    .containsEntry("version", "2.0.0")
                    .containsEntry("pendingVersion", "3.0.0");
            require(again.post("plugins/shelf/consent", "{\"version\":\"3.0.0\"}"), 200);
            requireServing(again, "3.0.0");
        }
    }
}
