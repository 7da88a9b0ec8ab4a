package switchboard.testkit.contracts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.PluginArchives;
import switchboard.testkit.RunningDesk;

/**
 * What the contracts need to know of a plugin: which it is, and how one thing is written over its REST API. A test class of
 * the plugin extends a contract and says this; the tests are inherited.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PluginContract {

    /** The plugin's class. It stands in a folder of classes, with its manifest and its migrations. */
    protected abstract Class<? extends ServiceDeskPlugin> plugin();

    /**
     * Writes one thing of the plugin.
     *
     * @param client who may write, see {@link #writer}
     * @param title words that stand in it, different each time
     * @return its path below {@code /api/v1}, at which the client can read it
     */
    protected abstract String write(Client client, String title);

    /** The role with which a person may write and read; {@code agent} where nothing else is said. */
    protected String role() {
        return "agent";
    }

    /** Somebody who may write and read. */
    protected Client writer(RunningDesk desk) {
        return desk.role(role());
    }

    /** The same role in another organization, who sees nothing of what {@link #writer} writes. */
    protected Client stranger(RunningDesk desk) {
        return desk.person("stranger", Map.of("roles", List.of(role()), "organization", organization(desk)));
    }

    /** Jars that belong into the archive's {@code lib/}. */
    protected List<Path> libraries() {
        return List.of();
    }

    /** Other plugins that must be there: those that this one depends on. */
    protected List<Path> neighbours() {
        return List.of();
    }

    /** The plugin's archive in a version; what it holds is what was compiled last. */
    protected Path archive(String version) {
        return PluginArchives.of(plugin(), version, libraries().toArray(Path[]::new));
    }

    final String id() {
        return PluginArchives.manifest(plugin()).getProperty("plugin.id");
    }

    final String mount() {
        return PluginArchives.manifest(plugin()).getProperty("switchboard.mount");
    }

    final RunningDesk start(String version) {
        List<Path> archives = new java.util.ArrayList<>(neighbours());
        archives.add(archive(version));
        return RunningDesk.start(archives.toArray(Path[]::new));
    }

    final void upgrade(RunningDesk desk, String version) {
        Answer answer = desk.install(archive(version)).expect(200);
        if (!answer.field("state").equals("enabled") || !answer.field("version").equals(version)) {
            throw new AssertionError("After the upgrade to " + version + ": " + answer.text());
        }
    }

    /** Makes the other organization. */
    private static String organization(RunningDesk desk) {
        return desk.administrator()
                .post("/organizations", Map.of("name", "Elsewhere"))
                .expect(201)
                .id();
    }
}
