package switchboard.plugins.services;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import switchboard.api.events.EventDraft;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.http.Idempotency;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;

/** The journal proper. */
public final class JournalOfPlugins implements PluginJournal {

    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    public JournalOfPlugins(Journal journal, Ids ids, Clock clock) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public UUID append(Work work, String plugin, EventDraft draft) {
        UUID id = ids.next();
        journal.append(work, new JournalEntry(
                id,
                draft.type(),
                draft.subject(),
                null,
                draft.actor(),
                "plugin",
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false,
                draft.permission(),
                draft.organization(),
                draft.data(),
                Map.of()));
        return id;
    }

    @Override
    public void completes(Work work, String location) {
        Idempotency.completes(work, location);
    }
}
