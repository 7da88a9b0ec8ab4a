package switchboard.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import switchboard.access.AccessService;
import switchboard.api.http.OutboundHttp;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.tickets.TicketService;
import switchboard.audit.AuditLog;
import switchboard.events.Deliveries;
import switchboard.events.EventStream;
import switchboard.events.HeldLease;
import switchboard.events.Journal;
import switchboard.events.JournalReader;
import switchboard.notifications.Notifier;
import switchboard.persistence.Ids;
import switchboard.persistence.Leases;
import switchboard.persistence.Transactions;
import switchboard.secrets.SecretBox;
import switchboard.users.Callers;
import switchboard.users.UserService;

/** The room, wired. */
public final class WebhookRoom implements AutoCloseable {

    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Duration ANSWERS_KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 1_000;

    private final Needs needs;
    private final WebhookDelivery delivery;
    private final WebhookPumpThread pump;
    private final WebhookService service;
    private final WebhookLog log;

    /**
     * What the room needs of others.
     *
     * @param network a client for certain hosts only
     * @param threads virtual in production
     */
    public record Needs(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Leases leases,
            ThreadFactory threads,
            Journal journal,
            AuditLog audit,
            JournalReader reader,
            EventStream events,
            Deliveries deliveries,
            SecretBox secrets,
            Function<Set<String>, OutboundHttp> network,
            AccessService access,
            UserService users,
            Callers callers,
            TicketService tickets,
            Notifier notifier) {}

    public WebhookRoom(Needs needs) {
        this.needs = needs;
        WebhookJournal journal = new WebhookJournal(needs.journal(), needs.audit(), needs.ids(), needs.clock());
        WebhookSwitch off = new WebhookSwitch(needs.transactions(), journal, needs.notifier(), needs.clock());
        delivery = new WebhookDelivery(needs.transactions(), needs.secrets(), needs.network(), off, needs.clock());
        pump = new WebhookPumpThread(
                new WebhookPump(
                        needs.transactions(),
                        needs.events(),
                        needs.callers(),
                        needs.tickets(),
                        needs.deliveries(),
                        off),
                new HeldLease(needs.leases(), "webhooks", LEASE),
                needs.threads());
        service = new WebhookService(needs, journal, pump::wake);
        log = new WebhookLog(service, needs, journal);
    }

    /** Begins to read and to send. */
    public void start() {
        needs.deliveries().register(WebhookDelivery.KIND, delivery, WebhookDelivery.PACE);
        pump.start();
    }

    /** Work of one node, now and then. */
    public List<JobDefinition> jobs() {
        return List.of(new JobDefinition("old-webhook-answers", Duration.ofHours(1), payload -> sweep()));
    }

    private void sweep() {
        while (needs.transactions()
                        .inTransaction(work -> AnswerRows.purge(
                                work.dsl(), needs.clock().instant().minus(ANSWERS_KEPT), AT_ONCE))
                == AT_ONCE) {
            // The next thousand.
        }
    }

    /** What answers under {@code /api/v1}. */
    public List<Object> resources() {
        return List.of(new WebhookResource(service, log));
    }

    @Override
    public void close() {
        pump.close();
    }
}
