package switchboard.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import switchboard.audit.AuditLog;
import switchboard.events.Deliveries;
import switchboard.events.Journal;
import switchboard.events.JournalReader;
import switchboard.events.NewestPosition;
import switchboard.events.Sequencer;
import switchboard.events.Subscriptions;
import switchboard.jobs.JobService;
import switchboard.secrets.SecretBox;
import switchboard.secrets.SecretKeyFile;
import switchboard.settings.SettingRecord;
import switchboard.settings.SettingsService;

/** The rooms that remember: events, secrets, audit, settings, jobs. */
final class Evidence {

    private static final String KEY_FILE = "secret.key";

    private final NewestPosition newest = new NewestPosition();
    private final Sequencer sequencer;
    private final Journal journal;
    private final JournalReader reader;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final AuditLog audit;
    private final SecretBox secrets;
    private final SettingsService settings;
    private final JobService jobs;

    Evidence(Foundation ground, Rooms rooms) {
        sequencer = rooms.add(
                new Sequencer(ground.transactions(), ground.leases(), ground.clock(), ground.threads(), newest));
        journal = new Journal(ground.random(), sequencer::wake);
        reader = new JournalReader(ground.transactions());
        subscriptions = rooms.add(new Subscriptions(
                ground.transactions(), ground.leases(), ground.clock(), ground.backgroundThreads(), newest));
        deliveries = rooms.add(
                new Deliveries(ground.transactions(), ground.ids(), ground.clock(), ground.backgroundThreads()));
        audit = new AuditLog(journal, ground.ids(), ground.clock());
        secrets = secretBox(ground);
        settings = new SettingsService(
                ground.transactions(),
                new SettingRecord(audit, journal, ground.ids(), ground.clock()),
                secrets,
                ground.clock());
        jobs = rooms.add(
                new JobService(ground.dataSource(), ground.clock(), ground.node(), ground.backgroundThreads()));
    }

    private static SecretBox secretBox(Foundation ground) {
        try {
            byte[] key = SecretKeyFile.readOrMake(ground.data().resolve(KEY_FILE), ground.random());
            return new SecretBox(key, ground.random());
        } catch (IOException failure) {
            throw new UncheckedIOException("The key of the secrets cannot be read or made", failure);
        }
    }

    void start() {
        sequencer.start();
        deliveries.start();
        jobs.start();
    }

    /** Waits until everything committed so far has its position; false where that took too long. */
    boolean awaitPositions(Duration longest) {
        try {
            return sequencer.awaitPositions(longest);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    NewestPosition newest() {
        return newest;
    }

    Sequencer sequencer() {
        return sequencer;
    }

    Journal journal() {
        return journal;
    }

    JournalReader reader() {
        return reader;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    AuditLog audit() {
        return audit;
    }

    SecretBox secrets() {
        return secrets;
    }

    SettingsService settings() {
        return settings;
    }

    JobService jobs() {
        return jobs;
    }
}
