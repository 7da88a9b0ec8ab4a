package switchboard.plugins.services;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.EventDraft;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;

/** Where the events of plugins go, and where the result of a request is noted: in the plugin's own transaction. */
public interface PluginJournal {

    /** The entry that an event becomes, with its id and what led to it; nothing is written yet. */
    JournalEntry entry(EventDraft draft, @Nullable UUID cause);

    /** Appends entries in their order, a few statements for hundreds of them. */
    void append(Work work, List<JournalEntry> entries);

    /** Notes where the result of the request under way can be read; nothing outside a request. */
    void completes(Work work, String location);
}
