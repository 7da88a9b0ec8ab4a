package switchboard.tickets.tasks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that come up again and again, to be put into tickets as they stand.
 *
 * @param organization whose tickets they are for; null for those of all
 */
public record Checklist(
        UUID id,
        String name,
        @Nullable UUID organization,
        List<Item> items,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** What becomes a task. */
    public record Item(String title, String description, boolean required) {

        Task task(Task blank) {
            return new Task(
                    blank.id(),
                    blank.ticket(),
                    blank.position(),
                    title,
                    description,
                    null,
                    null,
                    null,
                    Task.OPEN,
                    required,
                    blank.author(),
                    blank.createdAt(),
                    blank.updatedAt(),
                    null,
                    1);
        }
    }
}
