package switchboard.bootstrap;

import java.time.Duration;
import java.util.List;
import switchboard.api.jobs.JobDefinition;
import switchboard.attachments.BlobSweep;
import switchboard.http.idempotency.KeyStore;
import switchboard.http.idempotency.Nodes;
import switchboard.jobs.JobService;
import switchboard.users.People;

/** What is thrown away once it has expired, a bounded amount at a time, by one node. */
record Housekeeping(People people, KeyStore keys, Nodes nodes, BlobSweep blobs) {

    private static final int AT_ONCE = 1_000;

    void define(JobService jobs) {
        jobs.define(
                Foundation.CORE,
                List.of(
                        new JobDefinition("expired-sign-ins", Duration.ofMinutes(5), payload -> people.sweep()),
                        new JobDefinition("expired-keys", Duration.ofMinutes(5), payload -> removeExpiredKeys()),
                        new JobDefinition("unused-attachments", Duration.ofHours(6), payload -> blobs.run())));
    }

    private void removeExpiredKeys() {
        while (keys.removeExpired(AT_ONCE) == AT_ONCE) {
            // The next thousand; each is a short transaction of its own.
        }
        nodes.forget(AT_ONCE);
    }
}
