package switchboard.plugins;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import switchboard.api.persistence.MigrationSet;
import switchboard.api.privacy.PersonalData;
import switchboard.persistence.MigrationFailed;
import switchboard.persistence.Migrations;
import switchboard.plugins.generation.Generation;
import switchboard.plugins.generation.LifeFailure;
import switchboard.plugins.remains.Footprints;
import switchboard.plugins.remains.PluginRemains;
import switchboard.plugins.sql.MigrationGuard;
import switchboard.privacy.PersonalDataRegister;

/** Runs a plugin's migrations after the table guard has seen every script, and notes what the plugin will leave. */
final class PluginMigrations {

    private final Migrations migrations;
    private final Footprints footprints;
    private final PersonalDataRegister personalData;

    PluginMigrations(Migrations migrations, PluginRemains remains) {
        this.migrations = migrations;
        this.footprints = remains.footprints();
        this.personalData = remains.personalData();
    }

    /** @throws LifeFailure naming the script and what is wrong with it */
    void run(Generation generation, Path folder) {
        MigrationSet set = generation.declaration().migrations();
        // Before the first table is made: what is left of a plugin is known whatever happens next.
        footprints.step(step(generation));
        if (set != null) {
            migrate(generation, set, folder);
        }
        declare(generation);
    }

    private void migrate(Generation generation, MigrationSet set, Path folder) {
        try {
            check(
                    generation,
                    set,
                    folder.resolve("classes").resolve(set.location()).normalize(),
                    folder);
            migrations.run(generation.id(), set.location(), generation.loader());
        } catch (MigrationFailed failed) {
            throw new LifeFailure("A migration failed: " + failed.getMessage(), failed);
        } catch (IOException unreadable) {
            throw new LifeFailure("Its migrations cannot be read.", unreadable);
        }
    }

    /** Only now are the tables there that the declarations speak of. */
    private void declare(Generation generation) {
        List<PersonalData> declared = generation.declaration().personalData();
        List<String> faults = personalData.faults(declared);
        if (!faults.isEmpty()) {
            throw new LifeFailure("Its personal data cannot be reached: " + String.join("; ", faults) + ".", null);
        }
        personalData.declare(generation.id(), declared);
    }

    private static Footprints.Step step(Generation generation) {
        String prefix = generation.manifest().tables();
        return new Footprints.Step(
                generation.id(),
                generation.version(),
                prefix == null ? Set.of() : Set.of(prefix),
                Set.of(generation.manifest().settingsOwner()),
                generation.declaration().nouns());
    }

    private static void check(Generation generation, MigrationSet set, Path scripts, Path folder) throws IOException {
        if (!scripts.startsWith(folder) || !Files.isDirectory(scripts)) {
            throw new LifeFailure("Its migrations must stand in classes/" + set.location() + " of the archive.", null);
        }
        for (URL found : Collections.list(generation.loader().getResources(set.location()))) {
            if (!found.getProtocol().equals("file")
                    || !Files.isSameFile(Path.of(URI.create(found.toString())), scripts)) {
                throw new LifeFailure("A jar of it has migrations too; they must stand in classes/ alone.", null);
            }
        }
        try (Stream<Path> files = Files.walk(scripts)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                MigrationGuard.check(generation.manifest().tables(), file);
            }
        }
    }
}
