package switchboard.persistence;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes an empty data directory. It pipes the server's own SQL into {@code mariadbd --bootstrap}, as the script
 * mariadb-install-db does, but without a shell, the help texts and the sys schema: 0.6 s instead of three.
 */
final class ServerInstallation {

    private static final int MINUTES = 3;

    private final ServerBinaries binaries;
    private final ServerFiles files;
    private final List<String> arguments;

    ServerInstallation(ServerBinaries binaries, ServerFiles files, List<String> arguments) {
        this.binaries = binaries;
        this.files = files;
        this.arguments = arguments;
    }

    void install() throws IOException {
        clearUnfinished();
        Files.createDirectories(files.data());
        List<String> command = new ArrayList<>(ServerProcess.program(binaries, files));
        command.add("--bootstrap");
        command.add("--log-warnings=0");
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(files.log().toFile())
                .start();
        try (BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8)) {
            writeStatements(input);
        } catch (IOException ended) {
            // The server gave up; its exit status and its log say why.
        }
        if (ServerProcess.waitFor(process, MINUTES * 60L) != 0) {
            process.destroyForcibly();
            throw new DatabaseStartException("The embedded database could not be installed; see " + files.log());
        }
        Files.createFile(files.installed());
    }

    private void writeStatements(BufferedWriter input) throws IOException {
        input.write("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n");
        // With this, root has no empty password: it signs in by the socket, as the owner of the process only.
        input.write("SET @auth_root_socket='root';\n");
        for (Path script : binaries.systemTables()) {
            for (String line : Files.readAllLines(script)) {
                // No account for the machine's name, as in the script's option --cross-bootstrap.
                if (!line.contains("@current_hostname")) {
                    input.write(line);
                    input.newLine();
                }
            }
        }
    }

    /** What an interrupted installation left. A directory with data in it is never touched. */
    private void clearUnfinished() throws IOException {
        if (!Files.exists(files.data())) {
            return;
        }
        if (Files.exists(files.data().resolve(EmbeddedDatabase.NAME))) {
            throw new DatabaseStartException(files.data() + " holds data but was not made by this server");
        }
        try (Stream<Path> left = Files.walk(files.data())) {
            for (Path path : left.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
