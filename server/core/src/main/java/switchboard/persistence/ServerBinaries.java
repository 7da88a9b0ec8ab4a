package switchboard.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A MariaDB server that can be started.
 *
 * @param server the program
 * @param base its base directory
 * @param share its messages, character sets and the SQL of its system tables
 */
record ServerBinaries(Path server, Path base, Path share) {

    private static final List<String> SERVERS = List.of(
            "/usr/sbin/mariadbd",
            "/usr/bin/mariadbd",
            "/usr/local/sbin/mariadbd",
            "/usr/local/bin/mariadbd",
            "/opt/homebrew/bin/mariadbd",
            "/usr/sbin/mysqld");
    private static final List<String> SHARES = List.of("share/mysql", "share/mariadb", "share");

    /** The bundled server, unpacked once into the cache folder; where it does not run, the system's. */
    static ServerBinaries locate(Path cacheFolder) {
        return BundledServer.unpack(cacheFolder)
                .or(ServerBinaries::ofSystem)
                .orElseThrow(() -> new DatabaseStartException(
                        "No MariaDB server runs here: the bundled one is for Linux on x86-64, and the usual places have"
                                + " no mariadbd. Install the package mariadb-server, or name an external database by"
                                + " SWITCHBOARD_DATABASE_URL."));
    }

    static Optional<ServerBinaries> ofSystem() {
        return SERVERS.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .flatMap(ServerBinaries::around);
    }

    static Optional<ServerBinaries> around(Path server) {
        Path base = server.getParent().getParent();
        return SHARES.stream()
                .map(base::resolve)
                .filter(share -> Files.isDirectory(share.resolve("charsets")))
                .findFirst()
                .map(share -> new ServerBinaries(server, base, share));
    }

    /** What makes the system tables, in order. Before 11.0 the files were named after MySQL. */
    List<Path> systemTables() {
        return Stream.of("_system_tables.sql", "_performance_tables.sql", "_system_tables_data.sql")
                .map(name -> Stream.of("mariadb" + name, "mysql" + name)
                        .map(share::resolve)
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new DatabaseStartException("There is no mariadb" + name + " in " + share)))
                .toList();
    }

    /** Whether the program can be executed on this machine: right processor, libraries present. */
    boolean runs() {
        try {
            Process process = new ProcessBuilder(server.toString(), "--no-defaults", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notExecutable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
