package switchboard.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a mariadbd that runs on after its JVM was killed. The caller holds the lock of the data folder, so no living
 * desk can own the server; its command line must name this very data directory, so no other server is ever touched.
 */
final class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
    private static final Duration CLEANLY = Duration.ofSeconds(30);
    private static final Duration KILLED = Duration.ofSeconds(10);

    private LeftoverServer() {}

    static void stop(Path data) throws IOException {
        find(data).ifPresent(server -> end(server, data));
    }

    private static void end(ProcessHandle server, Path data) {
        LOG.warn("Stopping the embedded database left over from a killed server (process {})", server.pid());
        server.destroy();
        if (!ends(server, data, CLEANLY)) {
            LOG.warn("Killing it: it did not end within {} s", CLEANLY.toSeconds());
            server.destroyForcibly();
            if (!ends(server, data, KILLED)) {
                throw new DatabaseStartException("Process " + server.pid() + " holds the data and does not end");
            }
        }
    }

    /** A process that nobody reaps, as in a container without an init, stays in the table but serves no more. */
    private static boolean ends(ProcessHandle server, Path data, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        while (server.isAlive() && serves(server, data)) {
            if (System.nanoTime() > until) {
                return false;
            }
            pause(server);
        }
        return true;
    }

    private static void pause(ProcessHandle server) {
        try {
            server.onExit().get(50, TimeUnit.MILLISECONDS);
        } catch (TimeoutException runsOn) {
            // Looked at again by the caller.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("Interrupted while stopping process " + server.pid());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By the process file; where that was not written yet (killed during the start), by looking at all processes. */
    private static Optional<ProcessHandle> find(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        Path file = data.resolve("mariadbd.pid");
        if (Files.exists(file)) {
            Optional<ProcessHandle> named =
                    processId(file).flatMap(ProcessHandle::of).filter(process -> serves(process, data));
            if (named.isPresent()) {
                return named;
            }
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> serves(process, data)).findFirst();
        }
    }

    private static Optional<Long> processId(Path file) throws IOException {
        String text = Files.readString(file).strip();
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static boolean serves(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        boolean mariadb = info.command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("mariadbd") || name.equals("mysqld"))
                .isPresent();
        return mariadb && Stream.of(info.arguments().orElse(new String[0])).anyMatch(("--datadir=" + data)::equals);
    }
}
