package switchboard.plugins.calls;

import java.time.Duration;
import java.util.Locale;

/** What a call into a plugin is for; each kind has its deadline and its circuit breaker. */
public enum CallKind {
    /** contribute, start, takeOver, quiesce, stop. */
    LIFE_CYCLE(Duration.ofSeconds(30), Lane.CONTROL),
    /** A REST request; the deadline holds from one sign of progress to the next. */
    REQUEST(Duration.ofSeconds(30), Lane.SERVING),
    GUARD(Duration.ofSeconds(2), Lane.SERVING),
    /** What a search source says while a search runs: its filter. */
    SEARCH_FILTER(Duration.ofSeconds(5), Lane.SERVING),
    /** A search in the engine. */
    SEARCH(Duration.ofSeconds(10), Lane.SERVING),
    /** Documents of a source, and writing to the engine. */
    INDEXING(Duration.ofMinutes(2), Lane.BACKGROUND),
    EVENT(Duration.ofMinutes(2), Lane.BACKGROUND),
    JOB(Duration.ofMinutes(10), Lane.BACKGROUND),
    HEALTH(Duration.ofSeconds(2), Lane.CONTROL);

    /** Threads apart, so that work in the background never keeps a request waiting, nor either of them a stop. */
    enum Lane {
        SERVING,
        BACKGROUND,
        CONTROL
    }

    private final Duration deadline;
    private final Lane lane;

    CallKind(Duration deadline, Lane lane) {
        this.deadline = deadline;
        this.lane = lane;
    }

    /** How long the caller waits. */
    public Duration deadline() {
        return deadline;
    }

    Lane lane() {
        return lane;
    }

    /** As in metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
