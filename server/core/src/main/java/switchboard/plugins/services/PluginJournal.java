package switchboard.plugins.services;

import java.util.UUID;
import switchboard.api.events.EventDraft;
import switchboard.persistence.Work;

/** Where the events of plugins go, and where the result of a request is noted: in the plugin's own transaction. */
public interface PluginJournal {

    /** Appends an event and returns its id. */
    UUID append(Work work, String plugin, EventDraft draft);

    /** Notes where the result of the request under way can be read; nothing outside a request. */
    void completes(Work work, String location);
}
