package switchboard.plugins;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.events.Subject;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/** Tells what happened to a plugin: to everybody with {@code plugin:read} in the journal, to auditors in the audit log. */
public final class PluginNews {

    static final String READ = "plugin:read";
    static final String MANAGE = "plugin:manage";

    private final Journal journal;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public PluginNews(Journal journal, AuditLog audit, Ids ids, Clock clock) {
        this.journal = journal;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param happened {@code installed}, {@code enabled}, {@code disabled}, {@code upgraded}, {@code failed}, …
     * @param data versions and codes, no text
     */
    void tell(Work work, Caller caller, String plugin, String happened, Map<String, Object> data) {
        UUID actor = caller.id().equals(new UUID(0, 0)) ? null : caller.id();
        journal.append(
                work,
                new JournalEntry(
                        ids.next(),
                        "plugin." + happened,
                        new Subject("plugin", plugin),
                        null,
                        actor,
                        actor == null ? "system" : "api",
                        null,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        false,
                        READ,
                        null,
                        data,
                        Map.of()));
        audit.record(work, AuditEntry.done(caller, "plugin." + happened, "plugin", plugin, data));
    }
}
