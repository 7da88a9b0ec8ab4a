package switchboard.bootstrap;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import switchboard.plugins.signature.SigningKey;

/** Makes the keys with which a vendor signs archives. */
@CommandLine.Command(
        name = "key",
        description = "Makes a vendor's pair of Ed25519 keys: the file is secret, what is printed is not.",
        mixinStandardHelpOptions = true)
final class PluginKeyCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @CommandLine.Parameters(paramLabel = "FILE", description = "the file to write; one that is there is never replaced")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        SigningKey key = SigningKey.make();
        try {
            write(file, key.text());
        } catch (FileAlreadyExistsException there) {
            spec.commandLine()
                    .getErr()
                    .println("switchboard: " + file + " is there already; it may hold the only copy of a key.");
            return 1;
        } catch (IOException failure) {
            spec.commandLine().getErr().println("switchboard: " + file + " cannot be written: " + failure.getMessage());
            return 1;
        }
        spec.commandLine()
                .getOut()
                .println("Wrote " + file + "; keep it secret. The public key, for plugins.trusted-keys of a desk:");
        spec.commandLine().getOut().println(key.publicText());
        return 0;
    }

    /** Nobody else may read it, not even for the moment between its making and a change of its mode. */
    private static void write(Path file, String text) throws IOException {
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }
}
