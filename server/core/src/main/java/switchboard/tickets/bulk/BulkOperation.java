package switchboard.tickets.bulk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One action on many tickets, and what became of it.
 *
 * @param undoUntil until when it can be taken back
 * @param undoneAt when it was
 * @param items in the order in which they were given
 */
public record BulkOperation(
        UUID operation,
        String action,
        Instant createdAt,
        Instant undoUntil,
        @Nullable Instant undoneAt,
        List<Item> items) {

    static final String PENDING = "pending";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String UNDONE = "undone";

    /**
     * What became of one ticket.
     *
     * @param id as it was given
     * @param status {@code done}, {@code failed}, {@code undone}, or {@code pending} where the server stopped on the way
     * @param code why it failed
     * @param version of the ticket afterwards
     */
    public record Item(
            String id,
            String status,
            @Nullable String code,
            @Nullable String detail,
            @Nullable Long version) {}
}
