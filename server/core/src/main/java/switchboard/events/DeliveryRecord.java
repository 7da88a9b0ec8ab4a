package switchboard.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it stands.
 *
 * @param state {@code waiting}, {@code delivered} or {@code dead}
 * @param nextAt when it is due while it waits; else when it was settled
 */
public record DeliveryRecord(
        Delivery delivery,
        String state,
        Instant nextAt,
        Instant createdAt,
        @Nullable String lastError) {}
