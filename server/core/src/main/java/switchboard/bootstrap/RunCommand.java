package switchboard.bootstrap;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import switchboard.backup.BackupException;
import switchboard.config.Configuration;
import switchboard.config.ConfigurationException;
import switchboard.config.Secret;
import switchboard.demo.Demo;
import switchboard.http.HttpStartException;
import switchboard.persistence.DatabaseStartException;
import switchboard.persistence.MigrationFailed;

/** Starts the desk, prints where it is, and stops it on Ctrl-C and SIGTERM. */
@CommandLine.Command(name = "run", description = "Starts the desk.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @CommandLine.Option(names = "--port", paramLabel = "N", description = "the port to listen on; 8080 unless told")
    private @Nullable Integer port;

    @CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            description = "database, index, attachments; ./data unless told")
    private @Nullable Path data;

    @CommandLine.Option(names = "--config", paramLabel = "FILE", description = "properties, one key a line")
    private @Nullable Path config;

    @CommandLine.Option(names = "--demo", description = "fills a new desk with people, tickets and articles to look at")
    private boolean demo;

    @CommandLine.Option(names = "--safe-mode", description = "starts without any plugin")
    private boolean safeMode;

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = System.out;
        Configuration configuration;
        Desk desk;
        try {
            configuration = Configuration.load(config, System.getenv(), options());
            desk = Desk.open(configuration);
        } catch (ConfigurationException
                | DatabaseStartException
                | MigrationFailed
                | BackupException
                | HttpStartException refused) {
            System.err.println("switchboard: " + refused.getMessage());
            return 1;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            desk.close();
                            stopped.countDown();
                        },
                        "stop"));
        desk.firstPassword()
                .ifPresent(password -> out.println("The administrator is admin, with the password " + password
                        + " (also in initial-admin-password in the data folder)."));
        if (demo) {
            fill(desk, configuration, out);
        }
        out.println("Switchboard is ready on " + desk.address());
        stopped.await();
        return 0;
    }

    private static void fill(Desk desk, Configuration configuration, PrintStream out) {
        Secret given = configuration.security().adminPassword();
        String password = desk.firstPassword().orElse(given == null ? "" : given.reveal());
        List<Demo.Person> people = new Demo(desk.address(), new SecureRandom()).fill(password);
        if (people.isEmpty()) {
            out.println("The desk is not new: --demo leaves it as it is.");
            return;
        }
        out.println("People of the demo, with their passwords, which are shown this once:");
        people.forEach(person -> out.printf("  %-10s %-18s %s%n", person.username(), person.role(), person.password()));
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        if (port != null) {
            options.put("http.port", port.toString());
        }
        if (data != null) {
            options.put("data.folder", data.toString());
        }
        if (safeMode) {
            options.put("plugins.safe-mode", "true");
        }
        return options;
    }
}
