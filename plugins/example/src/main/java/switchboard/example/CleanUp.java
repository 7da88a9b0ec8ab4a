package switchboard.example;

import static switchboard.example.HandOverTables.ACKNOWLEDGED_AT;
import static switchboard.example.HandOverTables.HAND_OVER;
import static switchboard.example.HandOverTables.ID;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.persistence.Database;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.settings.Settings;

/**
 * A job: deletes hand-overs that were acknowledged long ago. One node of the cluster runs it at a time; it may run again
 * for the same work, which deleting allows without further thought.
 */
final class CleanUp {

    /** A setting: {@code example.keepFor} for the administrator. */
    static final SettingDefinition<Duration> KEEP_FOR = new SettingDefinition<>(
            "keepFor",
            "How long an acknowledged hand-over is kept",
            Duration.class,
            Duration.ofDays(90),
            false,
            value -> value.compareTo(Duration.ofHours(1)) < 0 ? "must be an hour or more" : "");

    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);
    private static final int CHUNK = 1_000;

    private final Database database;
    private final Settings settings;
    private final Clock clock;

    CleanUp(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    static JobDefinition job(Supplier<CleanUp> cleanUp) {
        return new JobDefinition(
                "clean-up", Duration.ofHours(6), payload -> cleanUp.get().run());
    }

    /** In chunks: one statement over a large table would hold up everybody else. */
    void run() {
        Instant before = clock.instant().minus(settings.get(KEEP_FOR));
        int deleted = CHUNK;
        int total = 0;
        while (deleted == CHUNK && !Thread.currentThread().isInterrupted()) {
            deleted = database.inTransaction(transaction -> transaction
                    .dsl()
                    .deleteFrom(HAND_OVER)
                    .where(ACKNOWLEDGED_AT.lessThan(before))
                    .orderBy(ACKNOWLEDGED_AT, ID)
                    .limit(CHUNK)
                    .execute());
            total += deleted;
        }
        LOG.info("{} old hand-overs deleted", total);
    }
}
