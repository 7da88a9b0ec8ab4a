package switchboard.privacy;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import switchboard.api.events.Subject;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;
import switchboard.search.SearchFollower;

/** Tells search what to index again, in the transaction that changed it, whatever the source of the items listens to. */
final class TouchedItems {

    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    TouchedItems(Journal journal, Ids ids, Clock clock) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(Work work, String type, List<String> items) {
        List<String> once = items.stream().distinct().toList();
        if (once.isEmpty()) {
            return;
        }
        UUID id = ids.next();
        journal.append(
                work,
                new JournalEntry(
                        id,
                        SearchFollower.TOUCHED,
                        new Subject("search", type),
                        null,
                        null,
                        "system",
                        null,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        false,
                        Erasures.PERMISSION,
                        null,
                        Map.of("items", once),
                        Map.of()));
    }
}
