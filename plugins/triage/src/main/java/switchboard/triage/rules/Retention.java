package switchboard.triage.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Table;
import switchboard.api.jobs.JobDefinition;
import switchboard.triage.Ground;
import switchboard.triage.TriageSettings;

/** Deletes traces, firings and trips that are older than they are kept. */
public final class Retention {

    private static final int CHUNK = 1_000;

    private static final Map<Table<?>, Field<Instant>> TABLES = Map.of(
            FiringTables.TRACE, FiringTables.TRACE_AT,
            FiringTables.FIRING, FiringTables.AT,
            FiringTables.TRIP, FiringTables.TRIP_AT);

    private final Ground ground;

    public Retention(Ground ground) {
        this.ground = ground;
    }

    public static JobDefinition job(Supplier<Retention> retention) {
        return new JobDefinition(
                "retention", Duration.ofHours(1), payload -> retention.get().run());
    }

    void run() {
        Instant before = ground.clock().instant().minus(Duration.ofDays(TriageSettings.traceDays(ground.settings())));
        TABLES.forEach((table, at) -> {
            int deleted = CHUNK;
            while (deleted == CHUNK && !Thread.currentThread().isInterrupted()) {
                deleted = ground.database().inTransaction(transaction -> transaction
                        .dsl()
                        .deleteFrom(table)
                        .where(at.lt(before))
                        .orderBy(at)
                        .limit(CHUNK)
                        .execute());
            }
        });
    }
}
