package switchboard.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.plugins.PluginDesk.json;
import static switchboard.plugins.PluginDesk.require;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a manifest does not ask for is refused where the plugin reaches for it, and names belong to one plugin only. */
@Timeout(120)
class PluginDemandsTest {

    private static final String CALLS = """
            @GET @Path("try") @SignedIn @Produces("text/plain")
            public String call(@QueryParam("what") String what, @Context Caller caller) {
                UUID id = new UUID(1, 1);
                return switch (what) {
                    case "find" -> "" + plugin.context.tickets().find(caller, id);
                    case "note" -> "" + plugin.context.tickets().note(caller, id, "x", Origin.of("shelf"));
                    case "due" -> due(id, "shelf.return");
                    case "foreign-due" -> due(id, "shelfish.return");
                    case "require" -> { plugin.context.access().require(caller, "a:b"); yield "fine"; }
                    case "system" -> plugin.context.access().system().getName();
                    case "search" -> "" + plugin.context.search().find(caller, null);
                    case "forged" -> "" + plugin.context.tickets().find(new Forged(), id);
                    case "forged-search" -> "" + plugin.context.search().find(new Forged(), null);
                    case "proxy" -> "" + plugin.context.tickets().find((Caller) java.lang.reflect.Proxy.newProxyInstance(
                        Caller.class.getClassLoader(), new Class<?>[] {Caller.class}, (p, m, a) -> null), id);
                    default -> throw new IllegalArgumentException(what);
                };
            }

            private String due(UUID ticket, String name) {
                plugin.context.tickets().publishDue(ticket, java.util.Map.of(name, java.time.Instant.EPOCH));
                return "fine";
            }
            """;

    private static final String FORGED = """
            static final class Forged implements Caller {
                public String getName() { return "root"; }
                public UUID id() { return new UUID(0, 1); }
                public UUID organization() { return new UUID(0, 1); }
                public Set<UUID> teams() { return Set.of(); }
                public Set<String> roles() { return Set.of("administrator"); }
                public String locale() { return "en"; }
                public boolean anonymous() { return false; }
                public Reach reach(String permission) { return Reach.ALL; }
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

    private Map<String, Object> call(String what) {
        return json(require(desk.get("shelf/things/try?what=" + what), 403));
    }

    private void reaches(String what) {
        // The desk of this test has no ticket room: what gets through the manifest ends there.
        assertThat(desk.get("shelf/things/try?what=" + what).statusCode())
                .as(what)
                .isIn(200, 500);
    }

    private void enable(String services) {
        desk.enable(
                new FixturePlugin("shelf", "1.0.0")
                        .manifest("switchboard.services", services)
                        .answering(CALLS.replace("Origin.of(\"shelf\")", "null"))
                        .with(FORGED),
                "shelf");
    }

    @Test
    void partOfAServiceIsNoMoreThanThat() {
        enable("tickets:read,access:check");

        reaches("find");
        reaches("require");
        for (String what : new String[] {"note", "due", "system", "search"}) {
            assertThat(call(what)).as(what).containsEntry("code", "plugin.undeclared_service");
        }
    }

    @Test
    void wholeServiceIsAllOfIt() {
        enable("tickets,access,search");

        for (String what : new String[] {"find", "note", "due", "require", "system", "search"}) {
            reaches(what);
        }
        assertThat(call("foreign-due")).containsEntry("code", "plugin.foreign_name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "forged-search", "proxy"})
    void callerOfThePluginsOwnMakingIsNobody(String what) {
        enable("tickets,access,search");

        assertThat(call(what)).containsEntry("code", "plugin.foreign_caller");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contributions.ticketGuard(new TicketGuard() { public String name() { return \"g\"; }"
                        + " public Decision check(String c, Ticket b, Ticket a) { return Decision.PASS; } });"
                        + "|tickets:read|tickets:guard",
                "contributions.searchSource(() -> null);|search:find,search:engine|search:source",
                "contributions.searchEngine(() -> null);|search:find,search:source|search:engine",
                "contributions.job(new JobDefinition(\"a\", null, payload -> {}));|search|jobs",
                "contributions.permission(new Permission(\"shelf:burn\", \"Burn\", Map.of()));|search|shelf:burn",
                "contributions.permission(new Permission(\"ticket:burn\", \"Burn\", Map.of()));|search|belongs to the core",
            })
    void undeclaredContributionFailsTheStart(String contribution, String services, String told) {
        require(
                desk.upload(new FixturePlugin("shelf", "1.0.0")
                        .manifest("switchboard.services", services)
                        .manifest("switchboard.permissions", "shelf:read")
                        .contributing(contribution)
                        .zip()),
                201);

        assertThat((String)
                        json(require(desk.post("plugins/shelf/enable"), 422)).get("detail"))
                .contains(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "system", "search"})
    void idsOfTheCoreAreRefused(String id) {
        FixturePlugin plugin = new FixturePlugin(id, "1.0.0").manifest("switchboard.mount", "");

        assertThat(json(require(desk.upload(plugin.zip()), 422)))
                .containsEntry("code", "plugin.bad_archive")
                .hasEntrySatisfying(
                        "detail", detail -> assertThat((String) detail).contains("name of the core"));
    }

    @Test
    void settingsUnderOneNameBelongToOnePlugin() {
        desk.enable(new FixturePlugin("lender", "1.0.0").manifest("switchboard.mount", "shelf"), "lender");

        FixturePlugin withoutMount = new FixturePlugin("shelf", "1.0.0").manifest("switchboard.mount", "");
        assertThat(json(require(desk.upload(withoutMount.zip()), 409)))
                .containsEntry("code", "plugin.mount_taken")
                .hasEntrySatisfying(
                        "detail", detail -> assertThat((String) detail).contains("lender"));
    }

    @Test
    void permissionsOfADisabledPluginAreNotForOthers() {
        require(
                desk.upload(new FixturePlugin("shelf", "1.0.0")
                        .manifest("switchboard.permissions", "shelf:read")
                        .zip()),
                201);

        assertThat(json(require(
                        desk.upload(new FixturePlugin("other", "1.0.0")
                                .manifest("switchboard.permissions", "shelf:burn")
                                .zip()),
                        409)))
                .containsEntry("code", "plugin.permissions_taken");
    }

    @Test
    void everyConflictIsTold() {
        require(
                desk.upload(new FixturePlugin("shelf", "1.0.0")
                        .manifest("switchboard.permissions", "shelf:read")
                        .manifest("switchboard.tables", "shelf_")
                        .zip()),
                201);

        Map<String, Object> answer = json(require(
                desk.upload(new FixturePlugin("other", "1.0.0")
                        .manifest("switchboard.mount", "shelf")
                        .manifest("switchboard.permissions", "shelf:burn")
                        .manifest("switchboard.tables", "shelf_x_")
                        .zip()),
                409));
        assertThat(answer).containsEntry("code", "plugin.mount_taken");
        assertThat((java.util.List<?>) answer.get("conflicts")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.org", "*.org:8443", "**.example.org", "api.*.org", "http:"})
    void hostsAreNamesOrNarrowPatterns(String host) {
        require(
                desk.upload(new FixturePlugin("shelf", "1.0.0")
                        .manifest("switchboard.hosts", host)
                        .zip()),
                422);
    }
}
