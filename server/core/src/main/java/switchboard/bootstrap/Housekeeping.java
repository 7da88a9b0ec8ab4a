package switchboard.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import switchboard.api.jobs.JobDefinition;
import switchboard.attachments.BlobSweep;
import switchboard.events.Deliveries;
import switchboard.http.idempotency.KeyStore;
import switchboard.http.idempotency.Nodes;
import switchboard.jobs.JobService;
import switchboard.notifications.Notifications;
import switchboard.tickets.bulk.TicketBulk;
import switchboard.users.People;
import switchboard.webhooks.WebhookRoom;

/** What is thrown away once it has expired, a bounded amount at a time, by one node. */
record Housekeeping(
        People people,
        KeyStore keys,
        Nodes nodes,
        BlobSweep blobs,
        TicketBulk bulk,
        Deliveries deliveries,
        Notifications notifications,
        WebhookRoom webhooks,
        Clock clock) {

    private static final int AT_ONCE = 1_000;
    private static final Duration DELIVERED_KEPT = Duration.ofDays(14);
    private static final Duration DEAD_KEPT = Duration.ofDays(90);

    void define(JobService jobs) {
        List<JobDefinition> all = new ArrayList<>(List.of(
                new JobDefinition("expired-sign-ins", Duration.ofMinutes(5), payload -> people.sweep()),
                new JobDefinition("expired-keys", Duration.ofMinutes(5), payload -> removeExpiredKeys()),
                new JobDefinition("unused-attachments", Duration.ofHours(6), payload -> blobs.run()),
                new JobDefinition("old-bulk-operations", Duration.ofHours(1), payload -> bulk.sweep()),
                new JobDefinition("old-deliveries", Duration.ofHours(1), payload -> removeOldDeliveries())));
        all.addAll(notifications.jobs());
        all.addAll(webhooks.jobs());
        jobs.define(Foundation.CORE, all);
    }

    private void removeExpiredKeys() {
        while (keys.removeExpired(AT_ONCE) == AT_ONCE) {
            // The next thousand; each is a short transaction of its own.
        }
        nodes.forget(AT_ONCE);
    }

    private void removeOldDeliveries() {
        Instant now = clock.instant();
        while (deliveries.purge(now.minus(DELIVERED_KEPT)) == AT_ONCE) {
            // The next thousand.
        }
        while (deliveries.purgeDead(now.minus(DEAD_KEPT)) == AT_ONCE) {
            // Likewise.
        }
    }
}
