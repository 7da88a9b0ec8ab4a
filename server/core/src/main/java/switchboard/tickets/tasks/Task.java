package switchboard.tickets.tasks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way to a ticket's end. It is for those who may read the ticket's notes.
 *
 * @param position its place among the tasks of the ticket, from 1 without gaps
 * @param state {@code open}, {@code done} or {@code skipped}
 * @param required whether the ticket cannot be resolved while it is open
 * @param author null for the desk itself
 * @param endedAt when it was done or skipped
 */
public record Task(
        UUID id,
        UUID ticket,
        int position,
        String title,
        String description,
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable Instant due,
        String state,
        boolean required,
        @Nullable UUID author,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt,
        long version) {

    static final String OPEN = "open";
    static final String DONE = "done";
    static final String SKIPPED = "skipped";
}
