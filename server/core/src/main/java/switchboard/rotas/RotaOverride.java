package switchboard.rotas;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody takes a stretch of time, whoever's turn it is.
 *
 * @param to the first moment that is no part of it
 */
record RotaOverride(UUID id, UUID rota, UUID user, Instant from, Instant to, Instant createdAt) {

    boolean covers(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
