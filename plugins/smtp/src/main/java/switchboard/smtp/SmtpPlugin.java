package switchboard.smtp;

import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.smtp.server.Postman;

/** Brings the channel for e-mail. It holds nothing exclusive, so that two generations of it can serve side by side. */
public final class SmtpPlugin implements ServiceDeskPlugin {

    private volatile @Nullable Postman postman;
    private volatile @Nullable EmailChannel channel;

    /** For the host. */
    public SmtpPlugin() {}

    @Override
    public void contribute(Contributions contributions) {
        SmtpSettings.ALL.forEach(contributions::setting);
        contributions.notificationChannel(this::channel).health(() -> channel().problem());
    }

    @Override
    public void start(PluginContext context) {
        Postman started = new Postman(
                (SSLSocketFactory) SSLSocketFactory.getDefault(), Postman.Patience.OF_A_CHANNEL, context.clock());
        this.postman = started;
        this.channel = new EmailChannel(context.settings(), started, context.clock());
    }

    @Override
    public void stop() {
        Postman started = postman;
        if (started != null) {
            started.close();
        }
    }

    private EmailChannel channel() {
        return Objects.requireNonNull(channel, "The host starts the plugin before it asks for its parts.");
    }
}
