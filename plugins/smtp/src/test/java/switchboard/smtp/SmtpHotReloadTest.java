package switchboard.smtp;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;
import switchboard.testkit.contracts.HotReloadContract;

/** Tickets are written, whose requester is told by e-mail, while the plugin is upgraded. */
class SmtpHotReloadTest extends HotReloadContract {

    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeAll
    void startMailServer() {
        mail.start();
    }

    @AfterAll
    void stopMailServer() {
        mail.stop();
    }

    @Override
    protected Class<? extends ServiceDeskPlugin> plugin() {
        return SmtpPlugin.class;
    }

    @Override
    protected List<Path> libraries() {
        return SmtpArchive.libraries();
    }

    @Override
    protected Client writer(RunningDesk desk) {
        SmtpArchive.use(desk, mail.getSmtp().getPort());
        // Every one is to go out, however many one person is told of.
        desk.administrator()
                .patch("/settings", Map.of("notifications.mostAnHour", 10_000))
                .expect(200);
        return super.writer(desk);
    }

    @Override
    protected String write(Client client, String title) {
        return "/tickets/" + SmtpArchive.ticket(client, title);
    }
}
