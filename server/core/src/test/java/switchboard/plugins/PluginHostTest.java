package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation on plugins, over HTTP on a running server. */
@Timeout(120)
class PluginHostTest {

    private static final String MIGRATION =
            "CREATE TABLE IF NOT EXISTS shelf_book (id INT PRIMARY KEY, title VARCHAR(80))";

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

    private static FixturePlugin withTable(String version) {
        return shelf(version)
                .manifest("switchboard.tables", "shelf_")
                .contributing("contributions.migrations(new MigrationSet(\"db/migration/shelf\"));")
                .file("classes/db/migration/shelf/V1__book.sql", MIGRATION)
                .answering("""
                        @POST @SignedIn public String add(@QueryParam("id") int id) {
                            return plugin.context.database().inTransaction(t -> "" + t.dsl()
                                .execute("insert into shelf_book (id, title) values (?, ?)", id, plugin.context.version()));
                        }
                        @GET @SignedIn @Produces("text/plain") public String sql(@QueryParam("sql") String sql) {
                            return plugin.context.database().read(dsl -> dsl.fetch(sql).formatCSV());
                        }
                        """);
    }

    @Test
    void pluginIsInstalledEnabledDisabledAndTakenAway() {
        HttpResponse<String> installed = require(desk.upload(shelf("1.0.0").zip()), 201);

        assertThat(installed.headers().firstValue("Location")).hasValue("/api/v1/plugins/shelf");
        assertThat(json(installed)).containsEntry("state", "disabled").containsEntry("version", "1.0.0");
        assertThat(json(require(desk.get("shelf/things/version"), 404))).containsEntry("code", "module.not_enabled");
        assertThat(json(require(desk.post("plugins/shelf/enable"), 200))).containsEntry("state", "enabled");
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
        require(desk.post("plugins/shelf/enable"), 200);
        assertThat(json(require(desk.post("plugins/shelf/disable"), 200))).containsEntry("state", "disabled");
        assertThat(json(require(desk.get("shelf/things/version"), 404))).containsEntry("code", "module.not_enabled");
        require(desk.post("plugins/shelf/disable"), 200);
        require(desk.post("plugins/shelf/enable"), 200);
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
        require(desk.delete("plugins/shelf"), 422);
        require(desk.delete("plugins/shelf?data=whatever"), 422);
        require(desk.delete("plugins/shelf?data=keep"), 204);
        assertThat(json(require(desk.get("shelf/things/version"), 404))).containsEntry("code", "route.not_found");
        require(desk.get("plugins/shelf"), 404);
        require(desk.delete("plugins/shelf?data=keep"), 404);
        require(desk.post("plugins/shelf/enable"), 404);
        require(desk.upload(shelf("1.0.0").zip()), 201);
    }

    @Test
    void archivesAreComparedWithWhatIsInstalled() {
        byte[] first = shelf("1.1.0").zip();
        require(desk.upload(first), 201);

        require(desk.upload(first), 200);
        assertThat(json(require(
                        desk.upload(shelf("1.1.0").starting("int other = 1;").zip()), 409)))
                .containsEntry("code", "plugin.version_taken");
        assertThat(json(require(desk.upload(shelf("1.0.9").zip()), 409))).containsEntry("code", "plugin.version_lower");
        assertThat(json(require(desk.upload("no zip".getBytes()), 400))).containsEntry("code", "plugin.not_a_zip");
        assertThat(json(require(desk.upload(new FixturePlugin("tickets", "1.0.0").zip()), 422)))
                .containsEntry("code", "plugin.bad_archive");
        assertThat(json(require(
                        desk.upload(new FixturePlugin("newer", "1.0.0")
                                .manifest("plugin.requires", ">=9.0.0")
                                .zip()),
                        422)))
                .containsEntry("code", "plugin.incompatible");
        assertThat(json(require(
                        desk.upload(new FixturePlugin("other", "1.0.0")
                                .manifest("switchboard.mount", "shelf")
                                .zip()),
                        409)))
                .containsEntry("code", "plugin.mount_taken");
        assertThat(json(require(desk.upload(shelf("1.2.0").zip()), 200)))
                .containsEntry("state", "disabled")
                .containsEntry("version", "1.2.0");
        assertThat(desk.get("plugins").body()).contains("\"shelf\"").doesNotContain("\"other\"");
    }

    @Test
    void upgradeTakesThePlaceStepByStep() {
        desk.enable(shelf("1.0.0"), "shelf");

        assertThat(json(require(desk.upload(shelf("1.1.0").zip()), 200)))
                .containsEntry("state", "enabled")
                .containsEntry("version", "1.1.0");

        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.1.0");
        assertThat(desk.recorded.of("shelf"))
                .containsExactly(
                        "prepare 1.0.0",
                        "publish 1.0.0",
                        "begin 1.0.0",
                        "prepare 1.1.0",
                        "publish 1.1.0",
                        "pause 1.0.0",
                        "begin 1.1.0");
        assertThat(json(require(desk.post("plugins/shelf/rollback"), 200))).containsEntry("version", "1.0.0");
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
        assertThat(json(require(desk.post("plugins/shelf/rollback"), 200))).containsEntry("version", "1.1.0");
        desk.post("plugins/shelf/disable");
        require(desk.delete("plugins/shelf?data=purge"), 204);
        require(desk.upload(shelf("0.5.0").zip()), 201);
        assertThat(json(require(desk.post("plugins/shelf/rollback"), 409))).containsEntry("code", "plugin.no_previous");
    }

    @ParameterizedTest
    @CsvSource({
        "contribute, throw new IllegalStateException(\"sorry\");",
        "contribute, missing.Type.call();",
        "start, throw new Exception(\"sorry\");",
        "start, throw new LinkageError(\"sorry\");",
        "start, throw new StackOverflowError();",
        "takeOver, if (true) throw new Exception(\"sorry\");",
        "supply, throw new IllegalStateException(\"sorry\");",
        "class, x",
        "migration, x",
        "foreign, x",
    })
    void failureOnTheWayUpIsToldAndHarmsNobody(String step, String code) {
        desk.enable(new FixturePlugin("other", "1.0.0"), "other");
        FixturePlugin broken = broken(shelf("1.0.0"), step, code);
        require(desk.upload(broken.zip()), 201);

        assertThat(json(require(desk.post("plugins/shelf/enable"), 422))).containsEntry("code", "plugin.enable_failed");

        Map<String, Object> plugin = json(desk.get("plugins/shelf"));
        assertThat(plugin).containsEntry("state", "failed");
        assertThat((String) plugin.get("problem")).isNotBlank();
        assertThat(desk.get("shelf/things/version").statusCode()).isEqualTo(503);
        assertThat(desk.get("shelf/things/version").headers().firstValue("Retry-After"))
                .isPresent();
        assertThat(require(desk.get("other/things/version"), 200).body()).isEqualTo("1.0.0");
        require(desk.upload(shelf("1.0.1").zip()), 200);
        assertThat(desk.state("shelf")).isEqualTo("enabled");
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "contribute, throw new IllegalStateException(\"sorry\");",
        "start, throw new Exception(\"sorry\");",
        "start, throw new NoClassDefFoundError(\"sorry\");",
        "takeOver, if (true) throw new Exception(\"sorry\");",
        "supply, throw new IllegalStateException(\"sorry\");",
        "class, x",
        "migration, x",
        "foreign, x",
    })
    void failedUpgradeLeavesTheOldVersionServing(String step, String code) {
        desk.enable(withTable("1.0.0"), "shelf");

        assertThat(json(require(
                        desk.upload(broken(withTable("1.1.0"), step, code).zip()), 422)))
                .containsEntry("code", "plugin.upgrade_failed");

        Map<String, Object> plugin = json(desk.get("plugins/shelf"));
        assertThat(plugin).containsEntry("state", "enabled").containsEntry("version", "1.0.0");
        assertThat((String) plugin.get("problem")).contains("1.1.0");
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
        require(
                desk.send(desk.request("shelf/things?id=1").POST(java.net.http.HttpRequest.BodyPublishers.noBody())),
                200);
        require(desk.upload(withTable("1.2.0").zip()), 200);
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.2.0");
        assertThat(json(desk.get("plugins/shelf")).get("problem")).isNull();
    }

    private static FixturePlugin broken(FixturePlugin plugin, String step, String code) {
        String migrations = "contributions.migrations(new MigrationSet(\"db/migration/other\"));";
        return switch (step) {
            case "contribute" ->
                code.startsWith("missing")
                        ? plugin.contributing("new Missing().toString();")
                                .with("static class Missing extends Gone {} static class Gone {}")
                                .without("fixture/shelf/FixturePlugin$Gone.class")
                        : plugin.contributing("if (true) " + code);
            case "start" -> plugin.starting("if (true) " + code);
            case "takeOver" -> plugin.takingOver(code);
            case "supply" -> plugin.contributing("contributions.ticketResources(() -> { " + code + " });");
            case "class" -> plugin.manifest("plugin.class", "fixture.shelf.Absent");
            case "migration" ->
                plugin.manifest("switchboard.tables", "shelf_")
                        .replacing("contribute", migrations)
                        .file("classes/db/migration/other/V7__x.sql", "ALTER TABLE shelf_nowhere ADD COLUMN x INT");
            case "foreign" ->
                plugin.manifest("switchboard.tables", "shelf_")
                        .replacing("contribute", migrations)
                        .file("classes/db/migration/other/V7__x.sql", "DROP TABLE core_user");
            default -> throw new IllegalArgumentException(step);
        };
    }

    @Test
    void failureOnTheWayDownStopsNothing() {
        desk.enable(
                shelf("1.0.0")
                        .quiescing("if (true) throw new Exception(\"sorry\");")
                        .stopping("throw new Error(\"sorry\");"),
                "shelf");

        require(
                desk.upload(shelf("1.1.0")
                        .quiescing("if (true) throw new Exception();")
                        .zip()),
                200);
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.1.0");
        require(desk.post("plugins/shelf/disable"), 200);
        require(desk.delete("plugins/shelf?data=purge"), 204);
    }

    @Test
    void moreDemandsWaitForConsent() {
        desk.enable(shelf("1.0.0").manifest("switchboard.services", "database"), "shelf");

        byte[] more = shelf("1.1.0")
                .manifest("switchboard.services", "database,http")
                .manifest("switchboard.hosts", "api.example.org")
                .zip();
        assertThat(json(require(desk.upload(more), 200)))
                .containsEntry("state", "needs_consent")
                .containsEntry("version", "1.0.0")
                .containsEntry("pendingVersion", "1.1.0")
                .containsEntry("demands", List.of("host api.example.org", "service http"));
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
        require(desk.post("plugins/shelf/consent", "{\"version\":\"2.0.0\"}"), 409);
        require(desk.post("plugins/shelf/consent", "{}"), 422);
        assertThat(json(require(desk.post("plugins/shelf/consent", "{\"version\":\"1.1.0\"}"), 200)))
                .containsEntry("state", "enabled")
                .containsEntry("version", "1.1.0");
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.1.0");
    }

    @Test
    void dependenciesMeanPresenceAndOrder() {
        require(desk.upload(shelf("1.0.0").zip()), 201);
        require(
                desk.upload(new FixturePlugin("reader", "1.0.0")
                        .manifest("plugin.dependencies", "shelf@>=1.0.0 & <2.0.0")
                        .zip()),
                201);

        assertThat(json(require(desk.post("plugins/reader/enable"), 409)))
                .containsEntry("code", "plugin.dependency_missing")
                .containsEntry("missing", List.of("shelf >=1.0.0 & <2.0.0"));
        require(desk.post("plugins/shelf/enable"), 200);
        require(desk.post("plugins/reader/enable"), 200);
        assertThat(json(require(desk.post("plugins/shelf/disable"), 409)))
                .containsEntry("code", "plugin.needed")
                .containsEntry("dependents", List.of("reader"));
        require(desk.delete("plugins/shelf?data=keep"), 409);
        require(desk.upload(shelf("2.0.0").zip()), 409);
        require(desk.upload(shelf("1.5.0").zip()), 200);
        require(desk.post("plugins/reader/disable"), 200);
        require(desk.post("plugins/shelf/disable"), 200);
    }

    @Test
    void ownTablesAreOnesOwn() {
        desk.enable(withTable("1.0.0"), "shelf");
        require(
                desk.send(desk.request("shelf/things?id=1").POST(java.net.http.HttpRequest.BodyPublishers.noBody())),
                200);

        assertThat(require(desk.get("shelf/things?sql=select%20title%20from%20shelf_book"), 200)
                        .body())
                .contains("1.0.0");
        for (String sql : List.of("select+*+from+core_plugin", "select+*+from+information_schema.tables", "set+@a=1")) {
            assertThat(desk.get("shelf/things?sql=" + sql).statusCode()).as(sql).isEqualTo(500);
        }
        assertThat(json(require(
                        desk.upload(new FixturePlugin("other", "1.0.0")
                                .manifest("switchboard.tables", "shelf_x_")
                                .zip()),
                        409)))
                .containsEntry("code", "plugin.tables_taken");
        require(desk.delete("plugins/shelf?data=keep"), 204);
        assertThat(json(require(
                        desk.upload(new FixturePlugin("other", "1.0.0")
                                .manifest("switchboard.tables", "shelf_")
                                .zip()),
                        409)))
                .containsEntry("code", "plugin.tables_taken");
        desk.enable(withTable("1.0.1"), "shelf");
        assertThat(require(desk.get("shelf/things?sql=select%20title%20from%20shelf_book"), 200)
                        .body())
                .contains("1.0.0");
        require(desk.delete("plugins/shelf?data=purge"), 204);
        assertThat(tables())
                .noneMatch(name -> name.startsWith("shelf_") || name.equals("flyway_shelf"))
                .contains("core_plugin", "core_user");
        desk.enable(withTable("1.0.1"), "shelf");
        assertThat(require(desk.get("shelf/things?sql=select%20title%20from%20shelf_book"), 200)
                        .body())
                .doesNotContain("1.0.0");
    }

    private List<String> tables() {
        return desk.database.transactions().read(dsl -> dsl.fetch("show tables").getValues(0, String.class));
    }

    @Test
    void errorsOfAPluginStayItsOwn() {
        desk.enable(new FixturePlugin("other", "1.0.0"), "other");
        desk.enable(
                shelf("1.0.0")
                        .answering("@GET @Path(\"wild\") @SignedIn public String wild() { wild(); return \"\"; }"),
                "shelf");

        for (int time = 0; time < 5; time++) {
            require(desk.get("shelf/things/wild"), 500);
        }
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
        assertThat(require(desk.get("other/things/version"), 200).body()).isEqualTo("1.0.0");
    }

    @Test
    void deafPluginIsQuarantinedAndOthersGoOn() {
        desk.enable(new FixturePlugin("other", "1.0.0"), "other");
        desk.enable(shelf("1.0.0").answering("""
                                @GET @Path("deaf") @SignedIn public String deaf() {
                                    long end = System.nanoTime() + 25_000_000_000L;
                                    while (System.nanoTime() < end) {
                                        java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                                        Thread.interrupted();
                                    }
                                    return "";
                                }
                                """), "shelf");

        List<java.util.concurrent.CompletableFuture<HttpResponse<String>>> deaf = new java.util.ArrayList<>();
        for (int time = 0; time < PluginDesk.CALLS.abandoned(); time++) {
            deaf.add(desk.client.sendAsync(
                    desk.request("shelf/things/deaf").build(), HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
        for (var answer : deaf) {
            assertThat(json(answer.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                            .join()))
                    .containsEntry("status", 503)
                    .containsEntry("code", "plugin.timeout");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.state("shelf").equals("quarantined"));
        assertThat((String) json(desk.get("plugins/shelf")).get("problem")).contains("deadline");
        assertThat(json(require(desk.get("shelf/things/version"), 503))).containsEntry("code", "module.failed");
        assertThat(require(desk.get("other/things/version"), 200).body()).isEqualTo("1.0.0");
        require(desk.post("plugins/shelf/disable"), 200);
        require(desk.post("plugins/shelf/enable"), 200);
        assertThat(require(desk.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
    }

    @Test
    void undeclaredServiceIsRefused() {
        desk.enable(shelf("1.0.0").manifest("switchboard.services", "events").answering("""
                                @GET @Path("newest") @SignedIn @Produces("text/plain") public String newest() {
                                    return "" + plugin.context.events().newest();
                                }
                                @GET @Path("tables") @SignedIn public String tables() { return "" + plugin.context.database(); }
                                """), "shelf");

        assertThat(require(desk.get("shelf/things/newest"), 200).body()).isEqualTo("0");
        assertThat(json(require(desk.get("shelf/things/tables"), 403)))
                .containsEntry("code", "plugin.undeclared_service")
                .hasEntrySatisfying(
                        "detail", detail -> assertThat((String) detail).contains("database"));
    }

    @Test
    void startFollowsWhatIsStored() throws Exception {
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(new FixturePlugin("other", "1.0.0").zip()), 201);
        desk.host.close();
        switchboard.plugins.archive.FileTrees.delete(folder.resolve("plugins"));

        try (PluginDesk again = new PluginDesk(folder, desk.database, false)) {
            again.start();
            assertThat(again.state("shelf")).isEqualTo("enabled");
            assertThat(again.state("other")).isEqualTo("disabled");
            assertThat(require(again.get("shelf/things/version"), 200).body()).isEqualTo("1.0.0");
        }
    }

    @Test
    void bundledPluginsComeWithTheServer() throws Exception {
        desk.host.close();
        try (PluginDesk first = new PluginDesk(folder.resolve("a"))) {
            first.bundle("shelf.zip", shelf("1.0.0").zip());
            first.bundle(
                    "broken.zip",
                    new FixturePlugin("broken", "1.0.0")
                            .starting("throw new Exception(\"sorry\");")
                            .zip());
            first.bundle("rubbish.zip", new byte[] {1, 2, 3});
            first.start();
            assertThat(first.state("shelf")).isEqualTo("enabled");
            assertThat(first.state("broken")).isEqualTo("failed");
            require(first.post("plugins/broken/disable"), 200);
            first.host.close();

            first.bundle("shelf.zip", shelf("1.1.0").zip());
            first.bundle("late.zip", new FixturePlugin("late", "1.0.0").zip());
            try (PluginDesk second = new PluginDesk(folder.resolve("a"), first.database, false)) {
                second.start();
                assertThat(require(second.get("shelf/things/version"), 200).body())
                        .isEqualTo("1.1.0");
                assertThat(second.state("broken")).isEqualTo("disabled");
                assertThat(second.state("late")).isEqualTo("disabled");
                require(second.delete("plugins/late?data=keep"), 204);
                second.host.close();
            }
            try (PluginDesk safe = new PluginDesk(folder.resolve("a"), first.database, false)) {
                safe.host.start(folder.resolve("a/bundled"), null, true);
                assertThat(safe.state("shelf")).isEqualTo("disabled");
                require(safe.get("shelf/things/version"), 404);
                require(safe.get("plugins/late"), 404);
            }
        }
    }

    @Test
    void inSafeModeNothingIsLoadedAndNothingWishedIsForgotten(@TempDir Path folder) throws Exception {
        try (PluginDesk first = new PluginDesk(folder.resolve("b"))) {
            first.start();
            for (String id : List.of("one", "two", "three", "four")) {
                require(first.upload(new FixturePlugin(id, "1.0.0").zip()), 201);
                require(first.post("plugins/" + id + "/enable"), 200);
            }
            first.host.close();

            try (PluginDesk safe = new PluginDesk(folder.resolve("b"), first.database, false)) {
                safe.host.start(folder.resolve("b/bundled"), null, true);
                assertThat(json(require(safe.post("plugins/one/enable"), 409)))
                        .containsEntry("code", "server.safe_mode");
                require(safe.post("plugins/two/disable"), 200);
                require(safe.upload(new FixturePlugin("three", "1.1.0").zip()), 200);
                require(safe.delete("plugins/four?data=keep"), 204);
                assertThat(safe.host.live()).isEmpty();
                assertThat(safe.host.loadersAlive()).isZero();
                assertThat(json(safe.get("plugins/three")))
                        .containsEntry("state", "disabled")
                        .containsEntry("version", "1.1.0");
                safe.host.close();
            }
            try (PluginDesk later = new PluginDesk(folder.resolve("b"), first.database, false)) {
                later.start();
                assertThat(later.state("one")).isEqualTo("enabled");
                assertThat(later.state("two")).isEqualTo("disabled");
                assertThat(require(later.get("three/things/version"), 200).body())
                        .isEqualTo("1.1.0");
                assertThat(json(later.get("plugins/three"))).containsEntry("problem", null);
                require(later.get("plugins/four"), 404);
            }
        }
    }

    @Test
    void withoutThePermissionNothingIsChanged() {
        require(desk.upload(shelf("1.0.0").zip()), 201);

        for (String path : List.of("plugins/shelf/enable", "plugins/shelf/disable", "plugins/shelf/rollback")) {
            require(
                    desk.send(desk.request(path)
                            .setHeader("Authorization", "Bearer weak")
                            .POST(java.net.http.HttpRequest.BodyPublishers.noBody())),
                    403);
        }
        require(
                desk.send(desk.request("plugins/shelf?data=purge")
                        .setHeader("Authorization", "Bearer weak")
                        .DELETE()),
                403);
        require(desk.send(desk.request("plugins").setHeader("Authorization", "Bearer weak")), 200);
        assertThat(desk.state("shelf")).isEqualTo("disabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "switchboard.persistence.Transactions",
                "org.glassfish.jersey.server.ResourceConfig",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "org.pf4j.Plugin",
                "com.zaxxer.hikari.HikariDataSource"
            })
    void pluginSeesNothingOfTheServer(String type) {
        desk.enable(shelf("1.0.0").answering("""
                @GET @Path("sees") @SignedIn @Produces("text/plain") public String sees(@QueryParam("type") String type) {
                    try { return Class.forName(type).getName(); } catch (Throwable failure) { return failure.getClass().getSimpleName(); }
                }
                @GET @Path("resource") @SignedIn @Produces("text/plain") public String resource(@QueryParam("name") String name) {
                    return "" + getClass().getClassLoader().getResource(name)
                        + Thread.currentThread().getContextClassLoader().getResource(name);
                }
                """), "shelf");

        assertThat(desk.get("shelf/things/sees?type=" + type).body()).isEqualTo("ClassNotFoundException");
        assertThat(desk.get("shelf/things/sees?type=org.jooq.DSLContext").body())
                .isEqualTo("org.jooq.DSLContext");
        assertThat(desk.get("shelf/things/resource?name=META-INF/services/java.sql.Driver")
                        .body())
                .isEqualTo("nullnull");
        assertThat(desk.get("shelf/things/resource?name=logback.xml").body()).isEqualTo("nullnull");
    }

    @Test
    void whatHappenedIsTold() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.upload(shelf("1.1.0").zip()), 200);
        require(desk.post("plugins/shelf/disable"), 200);
        require(desk.delete("plugins/shelf?data=purge"), 204);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(types())
                .containsExactly(
                        "plugin.installed",
                        "plugin.enabled",
                        "plugin.upgraded",
                        "plugin.disabled",
                        "plugin.uninstalled",
                        "plugin.purged"));
    }

    private List<String> types() {
        return desk.database.transactions().read(dsl -> dsl.fetch(
                        "select type from core_journal where type like 'plugin.%' order by id")
                .getValues(0, String.class));
    }
}
