package switchboard.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work as it stands.
 *
 * @param key the key it was queued under; empty for recurring work
 * @param nextAt when it is due
 * @param known whether its owner is here and defines such a job; otherwise it waits
 * @param failures how often in a row it has failed
 * @param lastError what it failed with, or an empty string
 */
public record JobView(
        String owner,
        String job,
        String key,
        Instant nextAt,
        boolean running,
        boolean known,
        int failures,
        String lastError,
        @Nullable Instant lastSuccess) {}
