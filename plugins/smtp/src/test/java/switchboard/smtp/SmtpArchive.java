package switchboard.smtp;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import switchboard.testkit.Client;
import switchboard.testkit.PluginArchives;
import switchboard.testkit.RunningDesk;

/** What every test on a server needs to know of the plugin. */
final class SmtpArchive {

    /** A class of each jar that belongs into the archive. */
    private static final List<String> LIBRARIES = List.of(
            "org.eclipse.angus.mail.smtp.SMTPTransport",
            "jakarta.mail.Session",
            "jakarta.activation.DataHandler",
            "org.eclipse.angus.activation.MailcapRegistryProviderImpl");

    private SmtpArchive() {}

    static List<Path> libraries() {
        return LIBRARIES.stream().map(SmtpArchive::jar).toList();
    }

    private static Path jar(String name) {
        try {
            return Path.of(Class.forName(name)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static Path archive(String version) {
        return PluginArchives.of(SmtpPlugin.class, version, libraries().toArray(Path[]::new));
    }

    /** Tells the desk of a mail server on this machine. */
    static void use(RunningDesk desk, int port) {
        desk.administrator()
                .patch(
                        "/settings",
                        Map.of(
                                "smtp.host",
                                "127.0.0.1",
                                "smtp.port",
                                port,
                                "smtp.security",
                                "none",
                                "smtp.sender",
                                "desk@example.org"))
                .expect(200);
    }

    /** Makes a ticket, which its requester is told of. */
    static String ticket(Client client, String title) {
        return client.post("/tickets", Map.of("kind", "incident", "title", title))
                .expect(201)
                .id();
    }
}
