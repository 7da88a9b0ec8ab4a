package switchboard.triage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.events.EventSubscription;
import switchboard.api.tickets.Origin;

/**
 * Answers every reply with a reply, like a mailbox with an answering machine behind it: by a way on which the causes are lost,
 * since what comes back by mail does not know what it answers.
 */
public final class EchoPlugin implements ServiceDeskPlugin {

    private final ExecutorService mail = Executors.newSingleThreadExecutor();
    private @Nullable PluginContext context;

    @Override
    public void contribute(Contributions contributions) {
        contributions.subscription(new EventSubscription(
                "replies",
                Set.of("ticket.replied"),
                events -> events.forEach(event -> mail.execute(
                        () -> answer(UUID.fromString(event.subject().id()))))));
    }

    @Override
    public void start(PluginContext given) {
        context = given;
    }

    private void answer(UUID ticket) {
        PluginContext desk = Objects.requireNonNull(context);
        try {
            desk.tickets().reply(desk.access().system(), ticket, "I am away.", new Origin("email", null));
        } catch (ServiceDeskException stopped) {
            org.slf4j.LoggerFactory.getLogger(EchoPlugin.class).info("Not answered: {}", stopped.code());
        }
    }

    @Override
    public void stop() {
        mail.shutdownNow();
    }

    static Path archive() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "archives").toAbsolutePath());
            Path archive = Files.createTempFile(folder, "echo-", ".zip");
            try (OutputStream out = Files.newOutputStream(archive);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                String manifest = "plugin.id=echo\nplugin.version=1.0.0\nplugin.class=" + EchoPlugin.class.getName()
                        + "\nswitchboard.services=access,events,tickets\n";
                add(zip, "plugin.properties", manifest.getBytes(StandardCharsets.UTF_8));
                for (String name : List.of("switchboard/triage/EchoPlugin.class")) {
                    try (InputStream content = EchoPlugin.class.getResourceAsStream("/" + name)) {
                        add(
                                zip,
                                "classes/" + name,
                                Objects.requireNonNull(content).readAllBytes());
                    }
                }
            }
            return archive;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
