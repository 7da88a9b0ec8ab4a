package switchboard.api.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the value of a custom field of a ticket became another.
 *
 * @param version of the ticket, which it has had since
 * @param name of the field, as tickets hold it
 * @param before null where there was no value
 * @param after null where there is none any more
 */
public record FieldChange(
        long version,
        String name,
        Instant at,
        @Nullable Object before,
        @Nullable Object after) {}
