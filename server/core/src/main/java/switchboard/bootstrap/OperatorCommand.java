package switchboard.bootstrap;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.backup.BackupException;
import switchboard.config.Configuration;
import switchboard.config.ConfigurationException;
import switchboard.persistence.DatabaseStartException;
import switchboard.persistence.SchemaException;

/** What the commands that do one thing and end have in common. */
final class OperatorCommand {

    private OperatorCommand() {}

    /** Runs it with the configuration of a desk; 1 and a line on the error stream where it was refused. */
    static int run(@Nullable Path data, @Nullable Path config, Consumer<Configuration> work) {
        try {
            Map<String, String> options = data == null ? Map.of() : Map.of("data.folder", data.toString());
            work.accept(Configuration.load(config, System.getenv(), options));
            return 0;
        } catch (ConfigurationException | DatabaseStartException | SchemaException | BackupException refused) {
            System.err.println("switchboard: " + refused.getMessage());
            return 1;
        }
    }
}
