package switchboard.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import switchboard.api.error.ServiceDeskException;
import switchboard.plugins.archive.ArchiveLimits;
import switchboard.plugins.archive.ArchiveSigner;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.signature.ArchiveSignature;
import switchboard.plugins.signature.SigningKey;

/** Signs an archive with a vendor's key. */
@CommandLine.Command(
        name = "sign",
        description =
                "Puts a signature over everything in a plugin's archive into it: 0 done, 1 not, 2 it is not sound.",
        mixinStandardHelpOptions = true)
final class PluginSignCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private static final int UNSOUND = 2;

    @CommandLine.Parameters(paramLabel = "FILE", description = "the plugin's zip")
    private Path file = Path.of("");

    @CommandLine.Option(
            names = "--key",
            required = true,
            paramLabel = "KEYFILE",
            description = "the file that plugin key has written")
    private Path key = Path.of("");

    @CommandLine.Option(
            names = "--output",
            paramLabel = "FILE",
            description = "where the signed archive goes; in place of the one given unless told")
    private @Nullable Path output;

    @Override
    public Integer call() {
        try {
            SigningKey secret = SigningKey.parse(Files.readString(key));
            PluginArchive archive = PluginArchive.check(file, ArchiveLimits.DEFAULT);
            Path target = output == null ? file : output;
            ArchiveSignature signature = ArchiveSigner.sign(archive, secret, target);
            spec.commandLine().getOut().println("Signed " + target + " with the key " + signature.key());
            return 0;
        } catch (ServiceDeskException unsound) {
            spec.commandLine().getErr().println("switchboard: " + unsound.detail());
            return UNSOUND;
        } catch (IllegalArgumentException noKey) {
            spec.commandLine().getErr().println("switchboard: " + key + " is no key: " + noKey.getMessage());
            return 1;
        } catch (IOException failure) {
            spec.commandLine().getErr().println("switchboard: the archive cannot be signed: " + failure.getMessage());
            return 1;
        }
    }
}
