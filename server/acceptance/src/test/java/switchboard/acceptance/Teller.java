package switchboard.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.http.OutboundHttp;
import switchboard.api.notifications.NotificationChannel;

/** A plugin that takes the place of a mail server: it hands each message to {@link OutsideReceiver} over HTTP. */
public final class Teller implements ServiceDeskPlugin {

    static final String ID = "teller";
    static final String MESSAGE_ID = "Teller-Message";
    static final String SUBJECT = "Teller-Subject";
    static final String CONVERSATION = "Teller-Conversation";

    private static final String ADDRESS_FILE = "teller.txt";

    private PluginContext context;

    @Override
    public void contribute(Contributions contributions) {
        contributions.notificationChannel(() -> new Post(context.outboundHttp()));
    }

    @Override
    public void start(PluginContext given) {
        context = given;
    }

    /** Its archive, for a receiver at this address. */
    static byte[] archive(OutsideReceiver receiver) {
        String manifest = "plugin.id=" + ID + "\nplugin.version=1.0.0\nplugin.class=" + Teller.class.getName()
                + "\nplugin.requires=>=1.0.0 & <2.0.0\nplugin.provider=Switchboard\nplugin.description=Test fixture\n"
                + "plugin.license=Apache-2.0\nswitchboard.services=http,notifications:channel\nswitchboard.hosts="
                + receiver.host() + "\n";
        return ArchiveCopy.of(manifest, Teller.class, Post.class)
                .file(
                        "classes/" + ADDRESS_FILE,
                        receiver.url(OutsideReceiver.MESSAGE).getBytes(StandardCharsets.UTF_8))
                .zip();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream content = Teller.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(content, name).readAllBytes();
        }
    }

    /** The channel by which everybody is told who has chosen no other. */
    static final class Post implements NotificationChannel {

        private final OutboundHttp http;

        Post(OutboundHttp http) {
            this.http = http;
        }

        @Override
        public String name() {
            return "email";
        }

        @Override
        public String address(Receiver receiver) {
            return receiver.addresses().get("email");
        }

        @Override
        public void deliver(Message message) throws Exception {
            URI address = URI.create(new String(resource("/" + ADDRESS_FILE), StandardCharsets.UTF_8));
            Map<String, String> headers = Map.of(
                    MESSAGE_ID, message.id().toString(),
                    SUBJECT, message.subject(),
                    CONVERSATION, message.conversation());
            OutboundHttp.Answer answer = http.send(
                    "POST", address, headers, message.body().getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(50));
            if (answer.status() != 204) {
                throw new IOException("It answered " + answer.status());
            }
        }
    }
}
