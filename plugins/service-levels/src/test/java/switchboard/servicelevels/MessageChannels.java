package switchboard.servicelevels;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.notifications.NotificationChannel;

/**
 * A plugin with two channels: {@code email}, which reaches everybody, and {@code pager}, which does not reach those whose
 * name says that they have none.
 */
public final class MessageChannels implements ServiceDeskPlugin {

    static final String WITHOUT = "Without pager";

    @Override
    public void contribute(Contributions contributions) {
        contributions.notificationChannel(LetterBox::new);
        contributions.notificationChannel(Pager::new);
    }

    static Path archive() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "archives").toAbsolutePath());
            Path archive = Files.createTempFile(folder, "message-channels-", ".zip");
            try (OutputStream out = Files.newOutputStream(archive);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                String manifest = "plugin.id=message-channels\nplugin.version=1.0.0\nplugin.class="
                        + MessageChannels.class.getName()
                        + "\nplugin.requires=>=1.0.0 & <2.0.0\nplugin.provider=Switchboard\n"
                        + "plugin.description=Test fixture\nplugin.license=Apache-2.0\n"
                        + "switchboard.services=notifications:channel\n";
                add(zip, "plugin.properties", manifest.getBytes(StandardCharsets.UTF_8));
                add(zip, MessageChannels.class);
                add(zip, LetterBox.class);
                add(zip, Pager.class);
            }
            return archive;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void add(ZipOutputStream zip, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream content = MessageChannels.class.getResourceAsStream("/" + name)) {
            add(zip, "classes/" + name, Objects.requireNonNull(content, name).readAllBytes());
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** The channel of those who have chosen no other; takes whatever it is given. */
    static final class LetterBox implements NotificationChannel {

        @Override
        public String name() {
            return "email";
        }

        @Override
        public String address(Receiver receiver) {
            return receiver.user().toString();
        }

        @Override
        public void deliver(Message message) {}
    }

    /** Takes whatever it is given. */
    static final class Pager implements NotificationChannel {

        @Override
        public String name() {
            return "pager";
        }

        @Override
        public @Nullable String address(Receiver receiver) {
            return receiver.displayName().equals(WITHOUT)
                    ? null
                    : receiver.user().toString();
        }

        @Override
        public void deliver(Message message) {}
    }
}
