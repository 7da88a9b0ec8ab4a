package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.api.http.OutboundHttp;

/** What an upload would do, without doing it; sums, and archives fetched from elsewhere. */
@Timeout(120)
class PluginPlanTest {

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
        return new FixturePlugin("shelf", version).manifest("switchboard.services", "database");
    }

    private static FixturePlugin withTable(String version) {
        return shelf(version)
                .manifest("switchboard.tables", "shelf_")
                .contributing("contributions.migrations(new MigrationSet(\"db/migration/shelf\"));")
                .file(
                        "classes/db/migration/shelf/V1__book.sql",
                        "CREATE TABLE IF NOT EXISTS shelf_book (id INT PRIMARY KEY)");
    }

    private HttpResponse<String> upload(byte[] zip, String query) {
        return desk.send(desk.request("plugins?" + query)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zip)));
    }

    private Map<String, Object> plan(FixturePlugin plugin) {
        return json(require(upload(plugin.zip(), "dryRun=true"), 200));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @SuppressWarnings("unchecked")
    private static List<String> codes(Map<String, Object> plan, String list) {
        return ((List<Map<String, Object>>) plan.get(list))
                .stream().map(conflict -> (String) conflict.get("code")).toList();
    }

    @Test
    void newPluginIsShownAndNotStored() {
        Map<String, Object> plan = plan(withTable("1.0.0")
                .manifest("switchboard.hosts", "api.example.org")
                .manifest("plugin.dependencies", "other@>=1.0.0")
                .starting("if (System.nanoTime() == 0) Runtime.getRuntime().exec(\"true\");"));

        assertThat(plan)
                .containsEntry("kind", "new")
                .containsEntry("id", "shelf")
                .containsEntry("from", null)
                .containsEntry("to", "1.0.0")
                .containsEntry("possible", true)
                .containsEntry("conflicts", List.of())
                .containsEntry("waitsForConsent", false)
                .containsEntry("migrations", List.of("V1__book.sql"))
                .containsEntry(
                        "asks",
                        List.of(
                                "host api.example.org",
                                "permission every permission of its own",
                                "service database",
                                "tables shelf_"));
        assertThat(codes(plan, "beforeEnabling")).containsExactly("plugin.dependency_missing");
        assertThat(plan.get("inspection").toString()).contains("starts processes");
        require(desk.get("plugins/shelf"), 404);
        assertThat(folder.resolve("plugins/shelf")).doesNotExist();
        int stored = desk.database
                .transactions()
                .read(dsl -> dsl.fetchCount(org.jooq.impl.DSL.table("core_plugin_archive")));
        assertThat(stored).isZero();
    }

    @Test
    void upgradeIsHeldBesideWhatIsInstalled() {
        desk.enable(withTable("1.0.0"), "shelf");
        desk.enable(
                new FixturePlugin("reader", "1.0.0").manifest("plugin.dependencies", "shelf@>=1.0.0 & <2.0.0"),
                "reader");

        assertThat(plan(withTable("1.0.0"))).containsEntry("kind", "same").containsEntry("possible", true);
        Map<String, Object> more = plan(withTable("1.1.0")
                .manifest("switchboard.services", "database,jobs")
                .file("classes/db/migration/shelf/V2__loan.sql", "SELECT 1"));
        assertThat(more)
                .containsEntry("kind", "upgrade")
                .containsEntry("from", "1.0.0")
                .containsEntry("possible", true)
                .containsEntry("waitsForConsent", true)
                .containsEntry("demands", List.of("service jobs"))
                .containsEntry("migrations", List.of("V2__loan.sql"))
                .containsEntry("dependents", List.of("reader"));
        Map<String, Object> impossible =
                plan(withTable("2.0.0").manifest("switchboard.mount", "reader").manifest("plugin.requires", ">=9.0.0"));
        assertThat(impossible).containsEntry("possible", false);
        assertThat(codes(impossible, "conflicts"))
                .containsExactly("plugin.needed", "plugin.incompatible", "plugin.mount_taken");
        assertThat(codes(plan(withTable("0.9.0")), "conflicts")).contains("plugin.version_lower");
        assertThat(json(desk.get("plugins/shelf")))
                .containsEntry("version", "1.0.0")
                .containsEntry("state", "enabled")
                .containsEntry("pendingVersion", null);
    }

    /** A class that calls a method of the API that is not there. */
    private static byte[] ahead() {
        ClassDesc api = ClassDesc.of("switchboard.api.ApiVersion");
        return ClassFile.of()
                .build(
                        ClassDesc.of("fixture.shelf.Ahead"),
                        type -> type.withMethodBody(
                                "go", ConstantDescs.MTD_void, ClassFile.ACC_STATIC, code -> code.invokestatic(
                                                api, "ahead", ConstantDescs.MTD_void)
                                        .return_()));
    }

    @Test
    void whatLacksSomethingOfTheApiIsRefusedWithTheList() {
        FixturePlugin ahead = shelf("1.0.0").file("classes/fixture/shelf/Ahead.class", ahead());

        Map<String, Object> refusal = json(require(desk.upload(ahead.zip()), 422));
        assertThat(refusal)
                .containsEntry("code", "plugin.incompatible")
                .containsEntry(
                        "errors",
                        List.of(Map.of(
                                "field", "switchboard.api.ApiVersion.ahead(): void",
                                "code", "method_missing",
                                "message",
                                        "switchboard.api.ApiVersion.ahead(): void is not there;"
                                                + " it is used in fixture.shelf.Ahead")));
        Map<String, Object> plan = plan(ahead);
        assertThat(codes(plan, "conflicts")).containsExactly("plugin.incompatible");
        assertThat(plan.get("inspection").toString()).contains("method_missing");
        require(desk.get("plugins/shelf"), 404);
        desk.enable(shelf("1.0.0"), "shelf");
        require(
                desk.upload(shelf("1.1.0")
                        .file("classes/fixture/shelf/Ahead.class", ahead())
                        .zip()),
                422);
        assertThat(json(desk.get("plugins/shelf"))).containsEntry("version", "1.0.0");
    }

    @Test
    void whatWasSeenStaysWithThePluginAndWithVersionsOfTheSameCode() {
        FixturePlugin odd = shelf("1.0.0").starting("if (System.nanoTime() == 0) System.exit(1);");
        String finding = "ends the server";

        assertThat(require(desk.upload(odd.zip()), 201).body()).contains(finding);
        assertThat(desk.get("plugins/shelf").body()).contains(finding).contains("FixturePlugin");
        require(desk.post("plugins/shelf/enable"), 200);
        assertThat(require(
                                desk.upload(shelf("1.1.0")
                                        .starting("if (System.nanoTime() == 0) System.exit(1);")
                                        .zip()),
                                200)
                        .body())
                .contains(finding);
        assertThat(desk.get("plugins/shelf").body()).contains(finding);
        require(desk.upload(shelf("1.2.0").zip()), 200);
        assertThat(desk.get("plugins/shelf").body()).doesNotContain(finding);
    }

    @Test
    void whatIsNoArchiveIsRefusedInADryRunToo() {
        require(upload("no zip".getBytes(), "dryRun=true"), 400);
        require(upload(shelf("1.0.0").manifest("plugin.version", "x").zip(), "dryRun=true"), 422);
        require(upload(shelf("1.0.0").zip(), "dryRun=maybe"), 400);
    }

    @Test
    void expectedSumIsHeldBesideTheArchive() throws Exception {
        byte[] zip = shelf("1.0.0").zip();

        assertThat(json(require(upload(zip, "sha256=" + "0".repeat(64)), 422)))
                .containsEntry("code", "plugin.checksum_mismatch");
        require(upload(zip, "sha256=abc"), 422);
        assertThat(json(require(upload(zip, "sha256=" + sha256(zip).toUpperCase()), 201)))
                .containsEntry("sha256", sha256(zip));
    }

    private static OutboundHttp.Answer found(byte[] body) {
        return new OutboundHttp.Answer(200, Map.of(), body);
    }

    private static OutboundHttp.Answer moved(String to) {
        return new OutboundHttp.Answer(302, Map.of("location", to), new byte[0]);
    }

    private HttpResponse<String> order(String url, String sha256) {
        return desk.post("plugins", "{\"url\":\"" + url + "\",\"sha256\":\"" + sha256 + "\"}");
    }

    @Test
    void archiveIsFetchedFromARepository() throws Exception {
        byte[] zip = shelf("1.0.0").zip();
        desk.repository.put("https://plugins.example.org/shelf", moved("/files/shelf.zip"));
        desk.repository.put("https://plugins.example.org/files/shelf.zip", moved("https://files.example.net/s.zip"));
        desk.repository.put("https://files.example.net/s.zip", found(zip));

        assertThat(json(require(order("https://plugins.example.org/shelf", "0".repeat(64)), 422)))
                .containsEntry("code", "plugin.checksum_mismatch");
        assertThat(json(require(
                        desk.send(desk.request("plugins?dryRun=true")
                                .header("Content-Type", "application/json; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"url\":\"https://files.example.net/s.zip\",\"sha256\":\"" + sha256(zip)
                                                + "\"}"))),
                        200)))
                .containsEntry("kind", "new");
        assertThat(json(require(order("https://plugins.example.org/shelf", sha256(zip)), 201)))
                .containsEntry("id", "shelf");
        try (var left = Files.list(folder.resolve("uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void repositoryThatMisleadsIsTold() throws Exception {
        byte[] zip = shelf("1.0.0").zip();
        desk.repository.put("https://a.example.org/down", moved("http://a.example.org/plain"));
        desk.repository.put("https://a.example.org/round", moved("/round"));
        desk.repository.put("https://a.example.org/gone", new OutboundHttp.Answer(404, Map.of(), new byte[0]));
        desk.repository.put("https://a.example.org/odd", moved("::"));

        for (String path : List.of("round", "gone", "odd", "nobody")) {
            assertThat(json(require(order("https://a.example.org/" + path, sha256(zip)), 422)))
                    .as(path)
                    .containsEntry("code", "plugin.download_failed");
        }
        require(order("https://a.example.org/down", sha256(zip)), 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":\"https://a.example.org/x\"}",
                "{\"url\":\"http://a.example.org/x\",\"sha256\":\"%s\"}",
                "{\"url\":\"file:///etc/passwd\",\"sha256\":\"%s\"}",
                "{\"url\":\"https://u:p@a.example.org/x\",\"sha256\":\"%s\"}",
                "{\"url\":\"https://a b/x\",\"sha256\":\"%s\"}",
                "{\"url\":\"https://a.example.org/x\",\"sha256\":\"12\"}",
                "{\"url\":\"https://a.example.org/x\",\"sha256\":\"%s\",\"more\":1}",
            })
    void orderIsReadStrictly(String body) {
        require(desk.post("plugins", body.formatted("0".repeat(64))), 422);
    }

    @Test
    void brokenOrderIsMalformed() {
        require(desk.post("plugins", "{"), 400);
        require(desk.post("plugins", "[]"), 400);
        require(desk.post("plugins", "{\"url\":\"" + "x".repeat(20_000) + "\"}"), 413);
    }
}
