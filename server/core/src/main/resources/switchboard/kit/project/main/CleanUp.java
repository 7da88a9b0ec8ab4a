package {{package}};

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.api.jobs.JobDefinition;
import switchboard.api.settings.SettingDefinition;
import switchboard.api.settings.Settings;

/** Deletes what has long been done. One node runs it at a time; it may run again for the same work. */
final class CleanUp {

    /** A setting: {@code {{mount}}.keepFor} for the administrator. */
    static final SettingDefinition<Duration> KEEP_FOR = new SettingDefinition<>(
            "keepFor",
            "How long an item is kept after it was done",
            Duration.class,
            Duration.ofDays(90),
            false,
            value -> value.compareTo(Duration.ofHours(1)) < 0 ? "must be an hour or more" : "");

    private static final Duration PAUSE = Duration.ofHours(6);
    private static final int CHUNK = 500;

    private final Items items;
    private final Settings settings;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> failed = new AtomicReference<>();

    CleanUp(Items items, Settings settings, Clock clock) {
        this.items = items;
        this.settings = settings;
        this.clock = clock;
    }

    static JobDefinition job(Runnable work) {
        return new JobDefinition("clean-up", PAUSE, payload -> work.run());
    }

    /** In chunks: one statement over a large table would hold up everybody else. */
    void run() {
        failed.set(clock.instant());
        Instant before = clock.instant().minus(settings.get(KEEP_FOR));
        int deleted = CHUNK;
        while (deleted == CHUNK && !Thread.currentThread().isInterrupted()) {
            deleted = items.forget(before, CHUNK);
        }
        failed.set(null);
    }

    /** For the plugin's health: the text of a problem, or an empty string where there is none. */
    String problem() {
        Instant since = failed.get();
        return since == null || since.plus(PAUSE).isAfter(clock.instant())
                ? ""
                : "The clean-up has not come to its end since " + since;
    }
}
