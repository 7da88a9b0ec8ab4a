package switchboard.servicelevels;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import switchboard.api.Contributions;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.notifications.NotificationChannel;

/** Takes every message for everybody: only what a channel can bring waits for hours of work. */
public final class LetterBoxPlugin implements ServiceDeskPlugin {

    @Override
    public void contribute(Contributions contributions) {
        contributions.notificationChannel(LetterBox::new);
    }

    /** The channel of those who have chosen no other. */
    public static final class LetterBox implements NotificationChannel {

        @Override
        public String name() {
            return "email";
        }

        @Override
        public String address(Receiver receiver) {
            return receiver.displayName();
        }

        @Override
        public void deliver(Message message) {
            // Taken, and read by nobody.
        }
    }

    static Path archive() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "archives").toAbsolutePath());
            Path archive = Files.createTempFile(folder, "letter-box-", ".zip");
            try (OutputStream out = Files.newOutputStream(archive);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                String manifest = "plugin.id=letter-box\nplugin.version=1.0.0\nplugin.class="
                        + LetterBoxPlugin.class.getName() + "\nswitchboard.services=notifications:channel\n";
                add(zip, "plugin.properties", manifest.getBytes(StandardCharsets.UTF_8));
                for (String name : List.of("LetterBoxPlugin.class", "LetterBoxPlugin$LetterBox.class")) {
                    try (InputStream content = LetterBoxPlugin.class.getResourceAsStream(name)) {
                        add(
                                zip,
                                "classes/switchboard/servicelevels/" + name,
                                Objects.requireNonNull(content, name).readAllBytes());
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
