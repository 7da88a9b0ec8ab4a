package switchboard.tickets.pins;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket stands, for whoever knows its number and PIN: nothing that says what it is about or who has to do with it.
 *
 * @param status key of the status
 * @param label what people call the status
 * @param updatedAt when the ticket last changed
 * @param expectedAt when the requester may expect it to be solved, as the desk has told them
 * @param asked what the desk waits for from the requester: {@code answer}, {@code confirmation}, or nothing
 * @param askedLabel the same in words
 * @param confirmBy until when a solution can be confirmed or found wanting
 * @param language what the words are written in; in the header {@code Content-Language}
 */
public record TicketStatus(
        String status,
        String label,
        Instant updatedAt,
        @Nullable Instant expectedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable String asked,
        @Nullable String askedLabel,
        @Nullable Instant confirmBy,
        @JsonIgnore @Nullable String language) {}
