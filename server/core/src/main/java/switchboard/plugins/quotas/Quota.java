package switchboard.plugins.quotas;

import java.util.Locale;

/** What one plugin may ask of the host. docs/plugins/limits.md has the same table in words. */
public enum Quota {
    EVENT_SIZE(32 * 1024, "characters in the data of one event", false),
    EVENTS_IN_TRANSACTION(5_000, "events in one transaction", false),
    EVENT_SIZE_IN_TRANSACTION(8 * 1024 * 1024, "characters of events in one transaction", false),
    EVENTS_PER_MINUTE(300_000, "events within a minute", true),
    /** While a request is answered: whoever sends requests sets the pace. */
    TRANSACTIONS_PER_MINUTE(30_000, "transactions with events within a minute, in requests", true),
    /** In handlers and jobs: here the plugin itself sets the pace. */
    BACKGROUND_TRANSACTIONS_PER_MINUTE(1_500, "transactions with events within a minute, in the background", true),
    /** In threads of its own, which nothing bounds and nobody waits for. */
    OWN_TRANSACTIONS_PER_MINUTE(300, "transactions with events within a minute, in threads of its own", true),
    /** Counted by receivers. */
    NOTIFICATIONS_PER_MINUTE(30_000, "notifications within a minute", true),
    JOB_PAYLOAD(64 * 1024, "bytes in the payload of a job", false),
    JOBS_WAITING(10_000, "jobs waiting", true),
    JOBS_PER_MINUTE(6_000, "jobs queued within a minute", true),
    /** In threads of its own, likewise. */
    OWN_JOBS_PER_MINUTE(600, "jobs queued within a minute, in threads of its own", true),
    DOCUMENT_SIZE(4 * 1024 * 1024, "characters in one search document", false),
    DOCUMENT_TERMS(20_000, "audiences and keywords of one search document", false),
    DOCUMENTS_SIZE(32 * 1024 * 1024, "characters in the search documents of one answer", false),
    OUTBOUND_BODY(10 * 1024 * 1024, "bytes in a request to the outside", false),
    OUTBOUND_AT_ONCE(8, "requests to the outside at the same time", true),
    ANSWER_SIZE(4 * 1024 * 1024, "bytes in an answer that is not streamed", false);

    private final long limit;
    private final String words;
    private final boolean passes;

    Quota(long limit, String words, boolean passes) {
        this.limit = limit;
        this.words = words;
        this.passes = passes;
    }

    public long limit() {
        return limit;
    }

    /** What is counted, in the plural. */
    String words() {
        return words;
    }

    /** Whether the same wish may be granted a little later. */
    boolean passes() {
        return passes;
    }

    /** As in metrics and answers. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
