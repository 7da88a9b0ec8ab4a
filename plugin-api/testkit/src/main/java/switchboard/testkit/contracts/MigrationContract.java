package switchboard.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.persistence.MigrationSet;
import switchboard.persistence.ConnectionPool;
import switchboard.persistence.Migrations;
import switchboard.testkit.Client;
import switchboard.testkit.DatabaseSchema;
import switchboard.testkit.PluginArchives;
import switchboard.testkit.RunningDesk;
import switchboard.testkit.fakes.Declared;

/**
 * A plugin's tables come and go: made at the first enabling, kept over restarts and upgrades, only ever expanded, so that
 * the version before works on them, and purged without a trace.
 */
public abstract class MigrationContract extends PluginContract {

    private static final String LATER = "9.0.0";

    private RunningDesk desk;
    private TreeSet<String> before;

    /**
     * The archive that the upgrade begins with: the version that was released last. Where there is none, today's plugin
     * under a lower number stands in.
     */
    protected Optional<Path> released() {
        return Optional.empty();
    }

    @BeforeEach
    final void startDesk() {
        desk = RunningDesk.start(neighbours().toArray(Path[]::new));
        before = new TreeSet<>(desk.tables());
        desk.install(released().orElseGet(() -> archive("0.0.1"))).expect(201);
        desk.administrator().post("/plugins/" + id() + "/enable").expect(200);
    }

    @AfterEach
    final void stopDesk() {
        desk.close();
    }

    private TreeSet<String> tables() {
        TreeSet<String> added = new TreeSet<>(desk.tables());
        added.removeAll(before);
        return added;
    }

    @Test
    final void everyTableHasThePrefix() {
        String prefix = PluginArchives.manifest(plugin()).getProperty("switchboard.tables");

        assertThat(tables())
                .isNotEmpty()
                .allMatch(table -> table.startsWith(prefix) || table.startsWith("flyway_"), prefix);
        assertThat(tables()).filteredOn(table -> table.startsWith("flyway_")).hasSize(1);
    }

    @Test
    final void aRestartChangesNothing() {
        String path = write(writer(desk), "Before the restart");
        TreeSet<String> made = tables();

        desk.restart();

        assertThat(tables()).isEqualTo(made);
        again().get(path).expect(200);
    }

    @Test
    final void theVersionBeforeWorksOnTheNewSchema() {
        Client client = writer(desk);
        String early = write(client, "Before the upgrade");
        upgrade(desk, LATER);
        client.get(early).expect(200);
        String late = write(client, "After the upgrade");

        desk.administrator().post("/plugins/" + id() + "/rollback").expect(200);

        client.get(early).expect(200);
        client.get(late).expect(200);
        client.get(write(client, "After the way back")).expect(200);
    }

    @Test
    final void purgingLeavesNothing() {
        write(writer(desk), "Soon gone");

        desk.administrator().post("/plugins/" + id() + "/disable").expect(200);
        desk.administrator().delete("/plugins/" + id() + "?data=purge").expect(204);

        assertThat(tables()).isEmpty();
    }

    /** A crash in the middle of a script leaves it unfinished, and then the host runs it from its beginning. */
    @Test
    final void everyScriptCanBeRunAgain() {
        DatabaseSchema schema = DatabaseSchema.create();
        try (ConnectionPool pool = schema.pool()) {
            for (MigrationSet set : Declared.by(newPlugin()).all(MigrationSet.class)) {
                for (String owner : List.of("first-time", "second-time")) {
                    new Migrations(pool.migrationSource()).run(owner, set.location(), plugin().getClassLoader());
                }
            }
        } finally {
            schema.drop();
        }
    }

    private switchboard.api.ServiceDeskPlugin newPlugin() {
        try {
            return plugin().getConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(
                    plugin() + " needs a public constructor that takes nothing: "
                            + Arrays.toString(plugin().getConstructors()),
                    impossible);
        }
    }

    /** The tokens outlive the restart; the port does not. */
    private Client again() {
        return Client.to(desk.address()).as(writer(desk).token());
    }
}
