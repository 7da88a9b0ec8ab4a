package switchboard.major.updates;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.persistence.Transaction;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorSettings;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.incidents.UpdateClock;
import switchboard.major.notices.Notices;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.EntryDraft;
import switchboard.major.timeline.EntryKind;

/** The job that hears the clocks: tells the manager and the incident manager of a missed update, once for each. */
public final class OverdueUpdates {

    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final int CHUNK = 200;

    private final Ground ground;
    private final Incidents incidents;
    private final Entries entries;

    public OverdueUpdates(Ground ground, Incidents incidents, Entries entries) {
        this.ground = ground;
        this.incidents = incidents;
        this.entries = entries;
    }

    public static JobDefinition job(Supplier<OverdueUpdates> job) {
        return new JobDefinition("overdue-updates", EVERY, payload -> job.get().run());
    }

    void run() {
        UUID incidentManager = MajorSettings.incidentManager(ground);
        List<UUID> struck;
        do {
            struck = ground.database().read(dsl -> UpdateClock.struck(dsl, ground.now(), CHUNK));
            struck.forEach(id -> tell(id, incidentManager));
        } while (struck.size() == CHUNK && !Thread.currentThread().isInterrupted());
    }

    /** Looks again under the lock: an update may have come meanwhile. */
    private void tell(UUID id, @Nullable UUID incidentManager) {
        ground.database()
                .inTransaction(transaction ->
                        incidents.lock(transaction, id).map(incident -> tell(transaction, incident, incidentManager)));
    }

    private long tell(Transaction transaction, MajorIncident incident, @Nullable UUID incidentManager) {
        long missed = UpdateClock.miss(transaction.dsl(), incident, ground.now());
        if (missed > 0) {
            entries.add(
                    transaction.dsl(),
                    incident.id(),
                    EntryDraft.internal(EntryKind.UPDATE_MISSED, Long.toString(missed), null, null, ground.now()));
            incidents.append(
                    transaction, "update_missed", incident, ground.access().system(), Map.of("missed", missed));
            Notices.updateMissed(
                    transaction,
                    incident.about(),
                    incident.manager(),
                    incidentManager,
                    incident.nextUpdateDue(),
                    missed);
        }
        return missed;
    }
}
