package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.access.AccessService;
import switchboard.persistence.TestDatabase;

/** Two servers on one database: what is done to a plugin on one of them is done on the other. */
@Timeout(180)
class PluginNodesTest {

    private static final String THINGS = "shelf/things/version";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private PluginDesk one;
    private PluginDesk other;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        one = node("one");
        other = node("other");
    }

    private PluginDesk node(String name) {
        PluginDesk desk = new PluginDesk(folder.resolve(name), database, false);
        desk.start();
        desk.host.follow();
        return desk;
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        database.close();
    }

    private static FixturePlugin shelf(String version) {
        return new FixturePlugin("shelf", version)
                .manifest("switchboard.tables", "shelf_")
                .contributing("contributions.permission(new Permission(\"book:read\", \"Read\", Map.of()));");
    }

    private static void awaitVersion(PluginDesk desk, String version) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(desk.get(THINGS).body()).isEqualTo(version));
    }

    private static void awaitStatus(PluginDesk desk, String path, int status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(desk.get(path).statusCode()).isEqualTo(status));
    }

    @Test
    void whatIsDoneOnOneNodeIsDoneOnTheOther() {
        require(one.upload(shelf("1.0.0").zip()), 201);
        awaitStatus(other, "plugins/shelf", 200);
        require(other.get(THINGS), 404);
        require(one.post("plugins/shelf/enable"), 200);
        awaitVersion(other, "1.0.0");

        require(one.upload(shelf("2.0.0").zip()), 200);
        awaitVersion(other, "2.0.0");
        // The nodes take turns: each knows the row as the other has left it.
        require(other.post("plugins/shelf/rollback"), 200);
        awaitVersion(one, "1.0.0");
        require(one.post("plugins/shelf/disable"), 200);
        awaitStatus(other, THINGS, 404);
        require(other.post("plugins/shelf/enable"), 200);
        awaitVersion(one, "1.0.0");
        assertThat(one.state("shelf")).isEqualTo("enabled");
        assertThat(json(one.get("plugins/shelf")).get("problem")).isNull();

        require(other.delete("plugins/shelf?data=keep"), 204);
        awaitStatus(one, "plugins/shelf", 404);
        require(one.upload(shelf("1.0.0").zip()), 201);
        awaitStatus(other, "plugins/shelf", 200);
    }

    /** Nobody waits between the calls, as behind a load balancer that sends each to another node. */
    @Test
    void whatIsAskedForOnOneNodeBeginsWhereTheOtherHasEnded() {
        require(one.upload(shelf("1.0.0").zip()), 201);
        require(other.post("plugins/shelf/enable"), 200);
        require(one.upload(shelf("2.0.0").zip()), 200);
        require(other.post("plugins/shelf/rollback"), 200);
        assertThat(other.get(THINGS).body()).isEqualTo("1.0.0");
        require(one.post("plugins/shelf/disable"), 200);
        require(other.post("plugins/shelf/enable"), 200);
        require(other.get(THINGS), 200);
        require(one.patch("plugins/shelf", "{\"organizations\":null}"), 200);
        require(one.get(THINGS), 200);
        require(other.delete("plugins/shelf?data=purge"), 204);
        require(one.post("plugins/shelf/enable"), 404);
    }

    @Test
    void organizationsAreFollowed() {
        one.enable(shelf("1.0.0"), "shelf");
        awaitVersion(other, "1.0.0");
        UUID organization = AccessService.DEFAULT_ORGANIZATION;
        require(one.patch("plugins/shelf", "{\"organizations\":[\"" + organization + "\"]}"), 200);
        awaitStatus(other, THINGS, 404);
        require(other.getAs(organization, THINGS), 200);
        assertThat(json(other.get("plugins/shelf"))).containsEntry("organizations", List.of(organization.toString()));
        require(other.patch("plugins/shelf", "{\"organizations\":null}"), 200);
        awaitVersion(one, "1.0.0");
    }

    @Test
    void whatCannotBeFollowedIsShownAndDoesNotHarmTheNodeThatCould() {
        FixturePlugin fussy = shelf("1.0.0").starting("""
                        if (context.dataFolder().toString().contains("other")) {
                            throw new IllegalStateException("Not on this node.");
                        }
                        """);
        one.enable(fussy, "shelf");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        String.valueOf(json(other.get("plugins/shelf")).get("problem")))
                .contains("On one of the nodes", "Not on this node."));
        require(other.get(THINGS), 503);
        require(one.get(THINGS), 200);
        assertThat(one.state("shelf")).isEqualTo("enabled");
    }
}
