package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.access.CallerRecord;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.persistence.TestDatabase;

/** A plugin for some organizations only: what the administrator says holds, and it holds through everything. */
@Timeout(120)
class PluginOrganizationsTest {

    private static final UUID HARBOUR = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
    private static final UUID LIGHTHOUSE = UUID.fromString("00000000-0000-7000-8000-0000000000b2");
    private static final String THINGS = "shelf/things/version";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private PluginDesk desk;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        organization(HARBOUR, "Harbour");
        organization(LIGHTHOUSE, "Lighthouse");
        desk = new PluginDesk(folder, database, false);
        desk.start();
    }

    @AfterEach
    void close() {
        desk.close();
        database.close();
    }

    private void organization(UUID id, String name) {
        database.transactions().inTransaction(work -> work.dsl()
                .execute(
                        "INSERT INTO core_organization (id, name, name_key, language, version, created_at, updated_at)"
                                + " VALUES (UNHEX(?), ?, ?, 'en', 1, NOW(6), NOW(6))",
                        id.toString().replace("-", ""),
                        name,
                        name.toLowerCase(Locale.ROOT)));
    }

    private static FixturePlugin shelf(String version) {
        return new FixturePlugin("shelf", version)
                .manifest("switchboard.tables", "shelf_")
                .contributing("contributions.permission(new Permission(\"book:read\", \"Read\", Map.of()));");
    }

    private HttpResponse<String> limit(String organizations) {
        return desk.patch("plugins/shelf", "{\"organizations\":" + organizations + "}");
    }

    private void assertForHarbourAlone() {
        require(desk.getAs(HARBOUR, THINGS), 200);
        HttpResponse<String> refused = require(desk.getAs(LIGHTHOUSE, THINGS), 404);
        assertThat(json(refused)).containsEntry("code", "module.not_enabled");
        assertThat(json(desk.get("plugins/shelf"))).containsEntry("organizations", List.of(HARBOUR.toString()));
    }

    @Test
    void theListedOrganizationsHaveItAndNobodyElse() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.getAs(LIGHTHOUSE, THINGS), 200);
        assertThat(json(desk.get("plugins/shelf"))).containsEntry("organizations", null);

        require(limit("[\"Harbour\"]"), 200);
        assertForHarbourAlone();
        // Also for the administrator, whose organization is not listed; the plugin stays theirs to administer.
        require(desk.get(THINGS), 404);
        assertThat(desk.reaches.nounsBeyond(new PluginCaller(null))).containsExactly("book");
        assertThat(desk.reaches.mountsBeyond(new PluginCaller(null))).containsExactly("shelf");

        require(limit("[]"), 200);
        require(desk.getAs(HARBOUR, THINGS), 404);
        require(limit("null"), 200);
        require(desk.getAs(LIGHTHOUSE, THINGS), 200);
        require(desk.get(THINGS), 200);
        assertThat(happened()).endsWith("plugin.limited", "plugin.limited", "plugin.opened");
    }

    private List<String> happened() {
        return database.transactions()
                .read(dsl -> dsl.fetch("SELECT type FROM core_journal WHERE type LIKE 'plugin.%' ORDER BY id")
                        .getValues(0, String.class));
    }

    @Test
    void whatIsWrongIsRefusedAndChangesNothing() {
        desk.enable(shelf("1.0.0"), "shelf");
        HttpResponse<String> unknown =
                require(limit("[\"Harbour\", \"Atlantis\", \"" + UUID.randomUUID() + "\"]"), 422);
        assertThat(unknown.body()).contains("Atlantis").doesNotContain("no organization Harbour");
        require(limit("\"Harbour\""), 422);
        require(limit("[7]"), 422);
        require(desk.patch("plugins/shelf", "{\"organisations\":[]}"), 422);
        require(desk.patch("plugins/none", "{\"organizations\":null}"), 404);
        require(desk.getAs(LIGHTHOUSE, THINGS), 200);

        String first = json(desk.get("plugins/shelf")).get("revision").toString();
        require(limit("[\"Harbour\"]"), 200);
        HttpResponse<String> stale = require(
                desk.send(desk.request("plugins/shelf")
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"" + first + "\"")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"organizations\":null}"))),
                412);
        assertThat(stale.body()).contains("differences", HARBOUR.toString());
        assertForHarbourAlone();
        require(limit("[\"" + HARBOUR + "\"]"), 200);
        assertThat(happened().stream().filter("plugin.limited"::equals))
                .as("the same again is no change")
                .hasSize(1);
    }

    @Test
    void itHoldsThroughTheLifeOfThePlugin() {
        require(desk.upload(shelf("1.0.0").zip()), 201);
        require(limit("[\"Harbour\"]"), 200);
        require(desk.getAs(HARBOUR, THINGS), 404);
        require(desk.post("plugins/shelf/enable"), 200);
        assertForHarbourAlone();

        require(desk.upload(shelf("2.0.0").zip()), 200);
        assertThat(desk.getAs(HARBOUR, THINGS).body()).isEqualTo("2.0.0");
        assertForHarbourAlone();
        require(desk.post("plugins/shelf/rollback"), 200);
        assertThat(desk.getAs(HARBOUR, THINGS).body()).isEqualTo("1.0.0");
        assertForHarbourAlone();
        require(desk.post("plugins/shelf/disable"), 200);
        require(desk.post("plugins/shelf/enable"), 200);
        assertForHarbourAlone();

        desk.close();
        desk = new PluginDesk(folder, database, false);
        desk.start();
        assertForHarbourAlone();
    }

    @Test
    void keptDataStaysWithTheOrganizationsThatHadItAndPurgingForgetsThem() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(limit("[\"Harbour\"]"), 200);
        require(desk.delete("plugins/shelf?data=keep"), 204);
        assertThat(desk.reaches.mountsBeyond(new PluginCaller(null))).containsExactly("shelf");
        desk.enable(shelf("1.0.0"), "shelf");
        assertForHarbourAlone();

        require(desk.delete("plugins/shelf?data=purge"), 204);
        assertThat(desk.reaches.mountsBeyond(new PluginCaller(null))).isEmpty();
        desk.enable(shelf("1.0.0"), "shelf");
        require(desk.getAs(LIGHTHOUSE, THINGS), 200);
    }

    @Test
    void whoeverReadsPluginsOfTheirOrganizationAloneKnowsNoOthers() {
        desk.enable(shelf("1.0.0"), "shelf");
        require(limit("[\"Harbour\", \"Lighthouse\"]"), 200);
        Caller harbour = reader(HARBOUR);
        Caller home = reader(PluginCaller.HOME);
        assertThat(desk.host.list(harbour)).singleElement().satisfies(plugin -> assertThat(plugin.organizations())
                .containsExactly(HARBOUR));
        assertThat(desk.host.list(home)).isEmpty();
        assertThat(desk.host.enabledFor(harbour)).extracting("mount").containsExactly("shelf");
        assertThat(desk.host.enabledFor(home)).isEmpty();
        require(desk.delete("plugins/shelf?data=keep"), 204);
        assertThat(desk.host.kept(harbour)).hasSize(1);
        assertThat(desk.host.kept(home)).isEmpty();
        desk.enable(shelf("1.0.0"), "shelf");
        assertThat(desk.host.list(new PluginCaller(null)).getFirst().organizations())
                .containsExactly(HARBOUR, LIGHTHOUSE);
    }

    /** Somebody whose {@code plugin:read} reaches their organization only. */
    private static Caller reader(UUID organization) {
        Reach own = new Reach(false, Set.of(organization), Set.of(), null);
        return new CallerRecord(
                new UUID(1, 2), "reader", organization, Set.of(), Set.of(), "en", false, Map.of("plugin:read", own));
    }
}
