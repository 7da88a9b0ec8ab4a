package switchboard.plugins.calls;

import java.time.Duration;
import java.util.Locale;

/** What a call into a plugin is for; each kind has its deadline and its lane. */
public enum CallKind {
    /** contribute, start, takeOver, quiesce, stop, and building what was declared. */
    LIFE_CYCLE(Duration.ofSeconds(30), Lane.CONTROL, "steps of its life"),
    /** A REST request; the deadline holds from one sign of progress to the next, and ends before the edge gives up. */
    REQUEST(Duration.ofSeconds(25), Lane.SERVING, "requests"),
    /** Somebody who changes a ticket waits for it. */
    GUARD(Duration.ofSeconds(1), Lane.ASKED, "ticket guards"),
    /** Who is to work on a ticket; somebody may wait for it. */
    ASSIGNMENT(Duration.ofSeconds(1), Lane.ASKED, "assignment strategies"),
    /** What a search source says while a search runs: its filter. */
    SEARCH_FILTER(Duration.ofSeconds(1), Lane.ASKED, "search filters"),
    /** Whether a new value of a setting will do. */
    SETTING_CHECK(Duration.ofSeconds(1), Lane.ASKED, "checks of settings"),
    /** A search in the engine. */
    SEARCH(Duration.ofSeconds(10), Lane.SEARCHING, "searches"),
    /** Which items of a source there are, and which of them an event touched. */
    SEARCH_ITEMS(Duration.ofSeconds(30), Lane.BACKGROUND, "search sources"),
    /** Documents of a source. A kind of its own: that a source still names its items says nothing about them. */
    SEARCH_SOURCE(Duration.ofSeconds(30), Lane.BACKGROUND, "search sources"),
    /** Writing to the engine. */
    INDEXING(Duration.ofMinutes(2), Lane.BACKGROUND, "writes to the index"),
    EVENT(Duration.ofMinutes(2), Lane.BACKGROUND, "event handlers"),
    JOB(Duration.ofMinutes(10), Lane.BACKGROUND, "jobs"),
    /** One message of a notification channel. */
    NOTIFICATION(Duration.ofMinutes(1), Lane.BACKGROUND, "notifications"),
    /** Where a notification channel reaches somebody. */
    NOTIFICATION_ADDRESS(Duration.ofSeconds(5), Lane.BACKGROUND, "addresses of notifications"),
    HEALTH(Duration.ofSeconds(2), Lane.CONTROL, "health checks");

    /** Threads apart, so that one sort of work never keeps another waiting: a full lane refuses its own calls only. */
    enum Lane {
        /** Requests to the plugin itself. */
        SERVING,
        /** What the core asks while somebody waits for the core. */
        ASKED,
        SEARCHING,
        BACKGROUND,
        CONTROL
    }

    private final Duration deadline;
    private final Lane lane;
    private final String words;

    CallKind(Duration deadline, Lane lane, String words) {
        this.deadline = deadline;
        this.lane = lane;
        this.words = words;
    }

    /** How long the caller waits. */
    public Duration deadline() {
        return deadline;
    }

    Lane lane() {
        return lane;
    }

    /** For the administrator, in the plural. */
    String words() {
        return words;
    }

    /** As in metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
