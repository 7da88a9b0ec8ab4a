package switchboard.webhooks;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.notifications.Notifier;
import switchboard.persistence.Transactions;

/** Switches a webhook off that cannot go on, so that everybody sees it: in the webhook, the journal, and to its owner. */
final class WebhookSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSwitch.class);

    private final Transactions transactions;
    private final WebhookJournal journal;
    private final Notifier notifier;
    private final Clock clock;

    WebhookSwitch(Transactions transactions, WebhookJournal journal, Notifier notifier, Clock clock) {
        this.transactions = transactions;
        this.journal = journal;
        this.notifier = notifier;
        this.clock = clock;
    }

    void switchOff(Webhook webhook, String problem) {
        UUID id = webhook.id();
        transactions.inTransaction(work -> {
            if (WebhookRows.switchOff(work.dsl(), id, problem, clock.instant().truncatedTo(ChronoUnit.MICROS)) == 1) {
                journal.switchedOff(work, id);
                notifier.notify(
                        work,
                        new Notification(
                                "webhook.disabled",
                                new Subject("webhook", id.toString()),
                                null,
                                Set.of(webhook.owner()),
                                Map.of("name", webhook.name(), "reason", problem),
                                false,
                                null));
            }
            return null;
        });
        LOG.warn("The webhook {} is switched off: {}", id, problem);
    }
}
