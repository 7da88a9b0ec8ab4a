package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What plugins need of each other, on every way on which one comes, changes or goes. */
@Timeout(120)
class PluginDependencyTest {

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

    private static FixturePlugin shelf(String version) {
        return new FixturePlugin("shelf", version);
    }

    private static FixturePlugin reader(String version, String dependencies) {
        return new FixturePlugin("reader", version).manifest("plugin.dependencies", dependencies);
    }

    private static final String FAILING = "if (true) throw new Exception(\"sorry\");";

    private String whyNot(String path) {
        return (String) json(require(desk.post(path), 409)).get("detail");
    }

    @Test
    void everyReasonHasItsWords() {
        require(
                desk.upload(
                        reader("1.0.0", "shelf@>=1.0.0 & <2.0.0, lamp@>=1.0.0").zip()),
                201);

        assertThat(whyNot("plugins/reader/enable"))
                .contains("shelf >=1.0.0 & <2.0.0, which is not installed")
                .contains("lamp >=1.0.0, which is not installed");
        require(desk.upload(shelf("0.9.0").zip()), 201);
        require(desk.upload(new FixturePlugin("lamp", "1.0.0").starting(FAILING).zip()), 201);
        assertThat(whyNot("plugins/reader/enable"))
                .contains("which is installed in version 0.9.0")
                .contains("which is disabled");
        require(desk.post("plugins/shelf/enable"), 200);
        require(desk.post("plugins/lamp/enable"), 422);
        assertThat(whyNot("plugins/reader/enable"))
                .contains("which serves in version 0.9.0")
                .contains("which has failed");
        require(desk.upload(shelf("1.0.0").zip()), 200);
        require(desk.upload(new FixturePlugin("lamp", "1.1.0").zip()), 200);
        require(desk.post("plugins/reader/enable"), 200);
    }

    @Test
    void circleIsNamed() {
        require(
                desk.upload(new FixturePlugin("a", "1.0.0")
                        .manifest("plugin.id", "aa")
                        .manifest("switchboard.mount", "aa")
                        .manifest("plugin.dependencies", "bb")
                        .zip()),
                201);
        require(
                desk.upload(new FixturePlugin("b", "1.0.0")
                        .manifest("plugin.id", "bb")
                        .manifest("switchboard.mount", "bb")
                        .manifest("plugin.dependencies", "cc")
                        .zip()),
                201);
        require(
                desk.upload(new FixturePlugin("c", "1.0.0")
                        .manifest("plugin.id", "cc")
                        .manifest("switchboard.mount", "cc")
                        .manifest("plugin.dependencies", "aa")
                        .zip()),
                201);

        Map<String, Object> refusal = json(require(desk.post("plugins/aa/enable"), 409));
        assertThat(refusal)
                .containsEntry("code", "plugin.dependency_circle")
                .containsEntry("circle", List.of("aa", "bb", "cc", "aa"));
        assertThat((String) refusal.get("detail")).contains("aa → bb → cc → aa");
    }

    @Test
    void circleAtTheStartOfTheServerFailsWithWordsAndHarmsNobody() {
        desk.enable(shelf("1.0.0"), "shelf");
        desk.enable(reader("1.0.0", "shelf"), "reader");
        require(desk.upload(new FixturePlugin("other", "1.0.0").zip()), 201);
        require(desk.post("plugins/other/enable"), 200);
        // As if another node, or a backup, had brought it: no operation leads there.
        desk.host.close();
        desk.database.transactions().inTransaction(work -> work.dsl()
                .execute("update core_plugin_archive set manifest = concat(manifest, '\nplugin.dependencies=reader\n')"
                        + " where plugin_id = 'shelf'"));

        try (PluginDesk again = new PluginDesk(folder, desk.database, false)) {
            again.start();
            assertThat(again.state("other")).isEqualTo("enabled");
            for (String id : List.of("shelf", "reader")) {
                assertThat(json(again.get("plugins/" + id)))
                        .containsEntry("state", "failed")
                        .hasEntrySatisfying("problem", problem -> assertThat((String) problem)
                                .contains("circle"));
            }
        }
    }

    @Test
    void whatOthersNeedIsNotTakenAwayNorChangedUnderThem() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(shelf("1.1.0").zip()), 200);
        desk.enable(reader("1.0.0", "shelf@>=1.1.0 & <2.0.0"), "reader");

        for (String path : List.of("plugins/shelf/disable", "plugins/shelf/rollback")) {
            assertThat(json(require(desk.post(path), 409)))
                    .as(path)
                    .containsEntry("code", "plugin.needed")
                    .containsEntry("dependents", List.of("reader"));
        }
        assertThat(json(require(desk.delete("plugins/shelf?data=keep"), 409)))
                .containsEntry("dependents", List.of("reader"));
        Map<String, Object> refusal = json(require(desk.upload(shelf("2.0.0").zip()), 409));
        assertThat(refusal).containsEntry("dependents", List.of("reader"));
        assertThat((String) refusal.get("detail")).contains("reader, which takes shelf >=1.1.0 & <2.0.0");
        assertThat(json(desk.get("plugins/shelf"))).containsEntry("version", "1.1.0");
        require(desk.upload(shelf("1.2.0").zip()), 200);
    }

    @Test
    void dependentThatHasFailedCountsAsLongAsItIsWanted() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(
                desk.upload(reader("1.0.0", "shelf@>=1.0.0 & <2.0.0")
                        .starting(FAILING)
                        .zip()),
                201);
        require(desk.post("plugins/reader/enable"), 422);

        require(desk.post("plugins/shelf/disable"), 409);
        require(desk.upload(shelf("2.0.0").zip()), 409);
        require(desk.post("plugins/reader/disable"), 200);
        require(desk.upload(shelf("2.0.0").zip()), 200);
        require(desk.post("plugins/shelf/disable"), 200);
    }

    @Test
    void upgradeThatNeedsMoreIsRefusedWhileTheOldOneServes() {
        desk.enable(reader("1.0.0", ""), "reader");

        assertThat(json(require(desk.upload(reader("1.1.0", "shelf").zip()), 409)))
                .containsEntry("code", "plugin.dependency_missing");
        assertThat(json(desk.get("plugins/reader")))
                .containsEntry("version", "1.0.0")
                .containsEntry("state", "enabled");
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(reader("1.1.0", "shelf").zip()), 200);
        require(desk.post("plugins/shelf/disable"), 409);
    }

    @Test
    void disabledPluginMayNeedWhatIsNotThereYet() {
        require(desk.upload(reader("1.0.0", "").zip()), 201);

        assertThat(json(require(desk.upload(reader("1.1.0", "shelf").zip()), 200)))
                .containsEntry("version", "1.1.0")
                .containsEntry("state", "disabled");
        require(desk.post("plugins/reader/enable"), 409);
    }

    @Test
    void consentDoesNotGetRoundADependency() {
        desk.enable(reader("1.0.0", "").manifest("switchboard.services", "database"), "reader");
        require(
                desk.upload(reader("1.1.0", "shelf")
                        .manifest("switchboard.services", "database,jobs")
                        .zip()),
                200);

        assertThat(json(require(desk.post("plugins/reader/consent", "{\"version\":\"1.1.0\"}"), 409)))
                .containsEntry("code", "plugin.dependency_missing");
        assertThat(json(desk.get("plugins/reader"))).containsEntry("state", "needs_consent");
        desk.enable(shelf("1.0.0"), "shelf");
        assertThat(json(require(desk.post("plugins/reader/consent", "{\"version\":\"1.1.0\"}"), 200)))
                .containsEntry("version", "1.1.0");
    }

    @Test
    void optionalDependencyNeverKeepsAnythingFromHappening() {
        desk.enable(reader("1.0.0", "shelf?@>=2.0.0"), "reader");
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.post("plugins/reader/disable"), 200);

        require(desk.post("plugins/reader/enable"), 200);
        require(desk.upload(shelf("1.1.0").zip()), 200);
        require(desk.post("plugins/shelf/disable"), 200);
        require(desk.delete("plugins/shelf?data=keep"), 204);
    }

    @Test
    void dependenciesComeFirstAtTheNextStart() {
        desk.enable(new FixturePlugin("zz", "1.0.0"), "zz");
        desk.enable(new FixturePlugin("mm", "1.0.0").manifest("plugin.dependencies", "zz"), "mm");
        desk.enable(new FixturePlugin("aa", "1.0.0").manifest("plugin.dependencies", "mm, zz?"), "aa");
        desk.host.close();

        try (PluginDesk again = new PluginDesk(folder, desk.database, false)) {
            again.start();
            for (String id : List.of("aa", "mm", "zz")) {
                assertThat(again.state(id)).as(id).isEqualTo("enabled");
            }
        }
    }

    @Test
    void dependencyThatFailsAtTheStartTakesOnlyItsDependentsWithIt() {
        desk.enable(shelf("1.0.0"), "shelf");
        desk.enable(reader("1.0.0", "shelf"), "reader");
        desk.enable(new FixturePlugin("other", "1.0.0").manifest("plugin.dependencies", "shelf?"), "other");
        desk.host.close();
        desk.database.transactions().inTransaction(work -> work.dsl()
                .execute("update core_plugin_archive set manifest = replace(manifest, 'FixturePlugin', 'Absent')"
                        + " where plugin_id = 'shelf'"));
        desk.database.transactions().inTransaction(work -> work.dsl()
                .execute("update core_plugin_archive_chunk set content = '' where sha256 in"
                        + " (select sha256 from core_plugin_archive where plugin_id = 'shelf')"));
        try {
            switchboard.plugins.archive.FileTrees.delete(folder.resolve("plugins/shelf"));
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }

        try (PluginDesk again = new PluginDesk(folder, desk.database, false)) {
            again.start();
            assertThat(again.state("shelf")).isEqualTo("failed");
            assertThat(json(again.get("plugins/reader")))
                    .containsEntry("state", "failed")
                    .hasEntrySatisfying(
                            "problem", problem -> assertThat((String) problem).contains("shelf *, which has failed"));
            assertThat(again.state("other")).isEqualTo("enabled");
        }
    }
}
