package switchboard.bootstrap;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import switchboard.backup.Restore;
import switchboard.config.Configuration;

/** Brings a backup back. */
@CommandLine.Command(
        name = "restore",
        description = "Brings a backup back into an empty desk.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @CommandLine.Parameters(paramLabel = "FILE", description = "the file that backup has written")
    private Path file = Path.of("");

    @CommandLine.Option(names = "--data", paramLabel = "DIR", description = "an empty data folder; ./data unless told")
    private @Nullable Path data;

    @CommandLine.Option(names = "--config", paramLabel = "FILE", description = "properties, one key a line")
    private @Nullable Path config;

    @Override
    public Integer call() {
        return OperatorCommand.run(data, config, this::run);
    }

    private void run(Configuration configuration) {
        Restore.Outcome outcome = new Restore().read(configuration, file);
        System.out.printf(
                "Restored the desk of %s: %d rows of %d tables, %d attachments%n",
                outcome.takenAt(), outcome.rows(), outcome.tables(), outcome.attachments());
    }
}
