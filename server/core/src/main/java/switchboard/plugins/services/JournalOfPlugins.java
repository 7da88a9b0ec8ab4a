package switchboard.plugins.services;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    public JournalEntry entry(EventDraft draft, @Nullable UUID cause) {
        return new JournalEntry(
                ids.next(),
                draft.type(),
                draft.subject(),
                null,
                draft.actor(),
                "plugin",
                cause,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false,
                draft.permission(),
                draft.organization(),
                draft.data(),
                Map.of());
    }

    @Override
    public void append(Work work, List<JournalEntry> entries) {
        journal.appendAll(work, entries);
    }

    @Override
    public void completes(Work work, String location) {
        Idempotency.completes(work, location);
    }
}
