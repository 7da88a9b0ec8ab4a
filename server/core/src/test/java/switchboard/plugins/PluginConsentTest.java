package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An upgrade that asks for more waits until somebody agrees; what serves goes on serving meanwhile. */
@Timeout(120)
class PluginConsentTest {

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
        return new FixturePlugin("shelf", version)
                .manifest("switchboard.services", "database")
                .manifest("switchboard.permissions", "shelf:read");
    }

    private static FixturePlugin curious(String version) {
        return shelf(version).manifest("switchboard.services", "database,tickets:read");
    }

    private HttpResponse<String> consent(String version) {
        return desk.post("plugins/shelf/consent", "{\"version\":\"" + version + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "switchboard.services|database,jobs|service jobs",
                "switchboard.hosts|api.example.org|host api.example.org",
                "switchboard.permissions|shelf:read,shelf:burn|permission shelf:burn",
                "switchboard.tables|shelf_|tables shelf_",
                "switchboard.personal-data|Names of borrowers|personal data: Names of borrowers",
            })
    void whateverIsMoreIsAskedFor(String key, String value, String demand) {
        desk.enable(shelf("1.0.0"), "shelf");

        assertThat(json(require(desk.upload(shelf("1.1.0").manifest(key, value).zip()), 200)))
                .containsEntry("state", "needs_consent")
                .containsEntry("version", "1.0.0")
                .containsEntry("pendingVersion", "1.1.0")
                .containsEntry("demands", List.of(demand));
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
        assertThat(json(require(consent("1.1.0"), 200)))
                .containsEntry("state", "enabled")
                .containsEntry("version", "1.1.0")
                .containsEntry("pendingVersion", null);
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.1.0");
    }

    @Test
    void lessOrTheSameIsNotAskedFor() {
        desk.enable(curious("1.0.0").manifest("switchboard.hosts", "*.example.org"), "shelf");

        assertThat(json(require(
                        desk.upload(curious("1.1.0")
                                .manifest("switchboard.hosts", "api.example.org")
                                .zip()),
                        200)))
                .containsEntry("state", "enabled")
                .containsEntry("version", "1.1.0");
        assertThat(json(require(desk.upload(shelf("1.2.0").zip()), 200))).containsEntry("version", "1.2.0");
    }

    @Test
    void whoeverEnablesAgrees() {
        require(desk.upload(shelf("1.0.0").zip()), 201);

        assertThat(json(require(desk.upload(curious("1.1.0").zip()), 200)))
                .containsEntry("state", "disabled")
                .containsEntry("version", "1.1.0");
        assertThat(json(require(desk.post("plugins/shelf/enable"), 200))).containsEntry("state", "enabled");
    }

    @Test
    void failedPluginDoesNotComeUpWithMoreByItself() {
        require(
                desk.upload(shelf("1.0.0")
                        .starting("if (true) throw new Exception(\"sorry\");")
                        .zip()),
                201);
        require(desk.post("plugins/shelf/enable"), 422);

        assertThat(json(require(desk.upload(curious("1.1.0").zip()), 200)))
                .containsEntry("state", "needs_consent")
                .containsEntry("version", "1.0.0")
                .hasEntrySatisfying(
                        "problem", problem -> assertThat((String) problem).contains("sorry"));
        assertThat(json(require(desk.get("shelf/things/version"), 503))).containsEntry("code", "module.failed");
        assertThat(json(require(consent("1.1.0"), 200))).containsEntry("state", "enabled");
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.1.0");
    }

    @Test
    void newerUploadTakesThePlaceOfTheOneThatWaits() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(curious("1.1.0").zip()), 200);

        assertThat(json(require(
                        desk.upload(curious("1.1.0").starting("int other = 1;").zip()), 409)))
                .containsEntry("code", "plugin.version_taken");
        require(desk.upload(curious("1.1.0").zip()), 200);
        assertThat(json(require(desk.upload(curious("1.2.0").zip()), 200)))
                .containsEntry("state", "needs_consent")
                .containsEntry("pendingVersion", "1.2.0");
        assertThat(json(require(consent("1.1.0"), 409)))
                .containsEntry("code", "plugin.nothing_pending")
                .hasEntrySatisfying(
                        "detail", detail -> assertThat((String) detail).contains("1.2.0 does"));
        assertThat(archives()).containsExactlyInAnyOrder("1.0.0", "1.2.0");
        assertThat(json(require(desk.upload(shelf("1.3.0").zip()), 200)))
                .containsEntry("state", "enabled")
                .containsEntry("version", "1.3.0")
                .containsEntry("pendingVersion", null);
        require(consent("1.2.0"), 409);
    }

    private List<String> archives() {
        return desk.database.transactions().read(dsl -> dsl.fetch(
                        "select plugin_version from core_plugin_archive where plugin_id = 'shelf'")
                .getValues(0, String.class));
    }

    @Test
    void consentWaitsOverARestart() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(curious("1.1.0").zip()), 200);
        desk.host.close();

        try (PluginDesk again = new PluginDesk(folder, desk.database, false)) {
            again.start();
            assertThat(json(again.get("plugins/shelf")))
                    .containsEntry("state", "needs_consent")
                    .containsEntry("version", "1.0.0")
                    .containsEntry("demands", List.of("service tickets:read"));
            assertThat(require(again.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
            assertThat(json(require(again.post("plugins/shelf/consent", "{\"version\":\"1.1.0\"}"), 200)))
                    .containsEntry("state", "enabled")
                    .containsEntry("version", "1.1.0");
        }
    }

    @Test
    void disabledWhileItWaits() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(curious("1.1.0").zip()), 200);
        require(desk.post("plugins/shelf/disable"), 200);

        assertThat(json(require(desk.post("plugins/shelf/enable"), 200)))
                .containsEntry("state", "needs_consent")
                .containsEntry("version", "1.0.0");
        require(desk.post("plugins/shelf/disable"), 200);
        assertThat(json(require(consent("1.1.0"), 200)))
                .containsEntry("state", "disabled")
                .containsEntry("version", "1.1.0");
    }

    @Test
    void askingAndAgreeingAreTold() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(curious("1.1.0").zip()), 200);
        require(consent("1.1.0"), 200);

        List<String> told = desk.database.transactions().read(dsl -> dsl.fetch(
                        "select type from core_journal where type like 'plugin.%' order by id")
                .getValues(0, String.class));
        assertThat(told)
                .containsExactly(
                        "plugin.installed",
                        "plugin.enabled",
                        "plugin.consent_requested",
                        "plugin.consented",
                        "plugin.upgraded");
    }

    @Test
    void goingBackToWhatWasAgreedToNeedsNoConsent() {
        desk.enable(curious("1.0.0"), "shelf");
        require(desk.upload(shelf("1.1.0").zip()), 200);

        assertThat(json(require(desk.post("plugins/shelf/rollback"), 200)))
                .containsEntry("state", "enabled")
                .containsEntry("version", "1.0.0");
    }
}
