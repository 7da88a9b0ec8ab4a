package switchboard.webhooks;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Subject;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/** Records what becomes of webhooks: an event for those who follow, an entry for the auditor. Never a secret. */
final class WebhookJournal {

    private final Journal journal;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    WebhookJournal(Journal journal, AuditLog audit, Ids ids, Clock clock) {
        this.journal = journal;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    void changed(Work work, Caller caller, String type, String action, UUID webhook, Map<String, Object> data) {
        append(work, type, webhook, caller.id(), data);
        audit.record(work, AuditEntry.done(caller, action, "webhook", webhook, data));
    }

    /** The desk has switched it off by itself. */
    void switchedOff(Work work, UUID webhook) {
        append(work, "webhook.disabled", webhook, null, Map.of());
    }

    private void append(Work work, String type, UUID webhook, @Nullable UUID actor, Map<String, Object> data) {
        boolean nobody = actor == null || actor.equals(new UUID(0, 0));
        journal.append(
                work,
                new JournalEntry(
                        ids.next(),
                        type,
                        new Subject("webhook", webhook.toString()),
                        null,
                        nobody ? null : actor,
                        nobody ? "system" : "api",
                        null,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        false,
                        WebhookService.READ,
                        null,
                        data,
                        Map.of()));
    }
}
