package switchboard.bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import switchboard.api.ApiVersion;
import switchboard.api.error.ServiceDeskException;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.archive.VersionRange;

/** Says offline whether an archive fits this server. */
@CommandLine.Command(
        name = "check",
        description = "Says whether a plugin's archive fits this server: 0 it does, 1 it does not, 2 it is not sound.",
        mixinStandardHelpOptions = true)
final class PluginCheckCommand implements Callable<Integer> {

    private static final int UNSOUND = 2;

    @CommandLine.Parameters(paramLabel = "FILE", description = "the plugin's zip")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        try {
            PluginArchive archive = PluginArchive.check(file, ArchiveLimits.DEFAULT);
            String requires = archive.manifest().requires();
            boolean fits = VersionRange.contains(requires, ApiVersion.CURRENT);
            System.out.printf(
                    "%s %s needs plugin API %s, and this is %s: it %s.%n",
                    archive.manifest().id(),
                    archive.manifest().version(),
                    requires,
                    ApiVersion.CURRENT,
                    fits ? "fits" : "does not fit");
            return fits ? 0 : 1;
        } catch (ServiceDeskException unsound) {
            System.err.println("switchboard: " + unsound.getMessage());
            return UNSOUND;
        } catch (IOException unreadable) {
            System.err.println("switchboard: " + file + " cannot be read: " + unreadable.getMessage());
            return UNSOUND;
        }
    }
}
