package switchboard.bootstrap;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import switchboard.backup.Backup;
import switchboard.config.Configuration;

/** Writes a desk to one file. */
@CommandLine.Command(
        name = "backup",
        description = "Writes a whole desk, running or not, to one file.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @CommandLine.Parameters(paramLabel = "FILE", description = "the file to write; replaced where it is there")
    private Path file = Path.of("");

    @CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the data folder of the desk; ./data unless told")
    private @Nullable Path data;

    @CommandLine.Option(names = "--config", paramLabel = "FILE", description = "properties, one key a line")
    private @Nullable Path config;

    @Override
    public Integer call() {
        return OperatorCommand.run(data, config, this::run);
    }

    private void run(Configuration configuration) {
        Backup.Outcome outcome = new Backup(ApplicationVersion.current(), Clock.systemUTC()).write(configuration, file);
        System.out.printf(
                "Wrote %s: %d rows of %d tables, %d attachments, %d bytes%n",
                file, outcome.rows(), outcome.tables(), outcome.attachments(), outcome.bytes());
    }
}
