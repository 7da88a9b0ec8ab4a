package switchboard.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, started as a person would start it. */
final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final Duration startTime;

    private ServerProcess(Process process, int port, Duration startTime) {
        this.process = process;
        this.port = port;
        this.startTime = startTime;
    }

    /** Starts the desk and waits until it says that it is ready. */
    static ServerProcess start(Path home, Path data, int port, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("switchboard").toString(), "run", "--port", "" + port, "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling(data.getFileName() + ".log").toFile()));
        builder.environment().put("SWITCHBOARD_ADMIN_PASSWORD", Setup.ADMIN_PASSWORD);
        builder.environment().put("SWITCHBOARD_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        long from = System.nanoTime();
        Process process = builder.start();
        awaitReady(process, port);
        return new ServerProcess(process, port, Duration.ofNanos(System.nanoTime() - from));
    }

    private static void awaitReady(Process process, int port) throws IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        byte[] request = HttpConnection.get("/health/ready", "");
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("The server ended with " + process.exitValue() + "; its log says why");
            }
            try (HttpConnection connection = new HttpConnection(port)) {
                if (connection.send(request).status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
        process.destroyForcibly();
        throw new IOException("The server was not ready within " + LONGEST_START);
    }

    int port() {
        return port;
    }

    /** From the command to the first 200 of /health/ready, the launcher's shell included. */
    Duration startTime() {
        return startTime;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Resident memory of the JVM in MiB, as the kernel counts it. */
    long residentMemory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return -1;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The server did not stop within " + LONGEST_STOP);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
