package switchboard.bootstrap;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import switchboard.api.error.ServiceDeskException;
import switchboard.json.Json;
import switchboard.plugins.analysis.Inspector;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.archive.PluginArchive;

/** Says offline whether an archive fits this server. */
@CommandLine.Command(
        name = "check",
        description = "Says whether a plugin's archive fits this server: 0 it does, 1 it does not, 2 it is not sound.",
        mixinStandardHelpOptions = true)
final class PluginCheckCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private static final int UNSOUND = 2;
    private static final Duration TIME = Duration.ofMinutes(5);

    @CommandLine.Parameters(paramLabel = "FILE", description = "the plugin's zip")
    private Path file = Path.of("");

    @CommandLine.Option(names = "--json", description = "answers one JSON object")
    private boolean json;

    @CommandLine.Option(names = "--needs", description = "lists every type and method that it needs of this API")
    private boolean needs;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            PluginArchive archive = PluginArchive.check(file, ArchiveLimits.DEFAULT);
            ClassLoader host = PluginCheckCommand.class.getClassLoader();
            PluginCheck check = PluginCheck.of(archive, new Inspector(host, TIME).inspect(archive));
            out.println(json ? Json.write(check) : check.text(needs));
            return check.fits() ? 0 : 1;
        } catch (ServiceDeskException unsound) {
            return refuse(out, unsound.code(), unsound.detail());
        } catch (IOException unreadable) {
            return refuse(out, "plugin.unreadable", file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private int refuse(PrintWriter out, String code, String detail) {
        if (json) {
            out.println(Json.write(new Unsound(false, code, detail)));
        } else {
            spec.commandLine().getErr().println("switchboard: " + detail);
        }
        return UNSOUND;
    }

    /** What is answered of an archive that cannot be looked into. */
    private record Unsound(boolean fits, String code, String detail) {}
}
