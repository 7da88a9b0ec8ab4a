package switchboard.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import switchboard.kit.PluginProject;
import switchboard.kit.ProjectNames;

/** Makes the project of a new plugin. */
@CommandLine.Command(
        name = "new",
        description = "Makes the project of a new plugin, which builds with Maven: 0 it is there, 2 it was refused.",
        mixinStandardHelpOptions = true)
final class PluginNewCommand implements Callable<Integer> {

    private static final int REFUSED = 2;

    @CommandLine.Parameters(paramLabel = "ID", description = "the plugin's id, such as com.example.my-plugin")
    private String id = "";

    @CommandLine.Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "absent or empty; the last part of the id, below where you are, if not given")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        try {
            ProjectNames names = ProjectNames.of(id);
            Path target = folder != null ? folder : Path.of(id.substring(id.lastIndexOf('.') + 1));
            Path repository = Path.of(System.getProperty("switchboard.home", "."), "repository")
                    .toAbsolutePath()
                    .normalize();
            if (!Files.isDirectory(repository)) {
                throw new IllegalArgumentException("There is no " + repository
                        + ". It comes with the distribution; in a source tree, ./switchboard build makes it.");
            }
            new PluginProject(names, ApplicationVersion.current(), repository.toUri()).write(target);
            System.out.printf(
                    "Made %s in %s. Build and test it there: mvn verify%n",
                    id, target.toAbsolutePath().normalize());
            return 0;
        } catch (IllegalArgumentException refused) {
            System.err.println("switchboard: " + refused.getMessage());
            return REFUSED;
        } catch (IOException unwritable) {
            System.err.println("switchboard: the project cannot be written: " + unwritable);
            return REFUSED;
        }
    }
}
