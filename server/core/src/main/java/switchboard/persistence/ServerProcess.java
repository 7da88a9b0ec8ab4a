package switchboard.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchboard.config.Secret;

/** A running mariadbd of ours. It ignores Ctrl-C and the end of the terminal, so it outlives the JVM's own shutdown. */
final class ServerProcess {

    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 30;
    private static final long POLL_MILLIS = 10;

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(ServerBinaries binaries, ServerFiles files, List<String> arguments, Secret password)
            throws IOException {
        int port = freePort();
        Path accounts = files.data().resolve("accounts.sql");
        DatabasePassword.writePrivately(accounts, accounts(password));
        List<String> command = new ArrayList<>(program(binaries, files));
        command.addAll(arguments);
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // Relative to the data directory: the path of a socket must not be longer than 107 bytes.
                "--socket=mariadbd.sock",
                "--pid-file=" + files.processId(),
                "--init-file=" + accounts));
        if (Files.exists(files.log())) {
            Files.move(files.log(), files.previousLog(), StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(files.log().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        awaitReady(process, files, port);
        Files.deleteIfExists(accounts);
        return new ServerProcess(process, port);
    }

    /** The program with what every run of it needs. */
    static List<String> program(ServerBinaries binaries, ServerFiles files) throws IOException {
        Files.createDirectories(files.temporary());
        List<String> command = new ArrayList<>(List.of(
                binaries.server().toString(),
                "--no-defaults",
                "--basedir=" + binaries.base(),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets"),
                "--datadir=" + files.data(),
                "--tmpdir=" + files.temporary()));
        if ("root".equals(System.getProperty("user.name"))) {
            // Without it the server refuses to run as root, which is who runs in a container.
            command.add("--user=root");
        }
        return command;
    }

    /** Said again at each start, so that a lost password file heals itself. */
    private static String accounts(Secret password) {
        String account = "'" + EmbeddedDatabase.NAME + "'@'127.0.0.1'";
        return "CREATE DATABASE IF NOT EXISTS " + EmbeddedDatabase.NAME + ";\n"
                + "CREATE USER IF NOT EXISTS " + account + ";\n"
                + "ALTER USER " + account + " IDENTIFIED BY '" + password.reveal() + "';\n"
                + "GRANT ALL ON `" + EmbeddedDatabase.NAME + "%`.* TO " + account + ";\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process process, ServerFiles files, int port) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < until) {
            boolean ended = hasEnded(process, POLL_MILLIS);
            // The log rather than the port: somebody else may answer on a port that was free a moment ago.
            String log = Files.readString(files.log(), java.nio.charset.StandardCharsets.ISO_8859_1);
            if (log.contains("ready for connections") && !ended) {
                return;
            }
            if (ended && (log.contains("Address already in use") || log.contains("Bind on TCP/IP port"))) {
                throw new PortTakenException(port);
            }
            if (ended) {
                throw new DatabaseStartException("The embedded database ended at its start; see " + files.log());
            }
        }
        process.destroy();
        throw new DatabaseStartException(
                "The embedded database is not ready after " + START_SECONDS + " s; see " + files.log());
    }

    int port() {
        return port;
    }

    long processId() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** SIGTERM, which flushes and closes the tables; killed only when that takes too long. */
    void stop() {
        process.destroy();
        if (!hasEnded(process, TimeUnit.SECONDS.toMillis(STOP_SECONDS))) {
            process.destroyForcibly();
        }
    }

    /** The exit status, or -1 when the process runs on after that time. */
    static int waitFor(Process process, long seconds) {
        return hasEnded(process, TimeUnit.SECONDS.toMillis(seconds)) ? process.exitValue() : -1;
    }

    private static boolean hasEnded(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new DatabaseStartException("Interrupted while waiting for the embedded database");
        }
    }
}
