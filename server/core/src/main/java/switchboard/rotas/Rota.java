package switchboard.rotas;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who of a team is on call, in turns.
 *
 * @param name unique within the team
 * @param start the first hand-over, by the clocks of the zone
 * @param participants in the order of their turns; none is left where all were erased
 * @param calendar the only hours that are covered, null for all
 */
record Rota(
        UUID id,
        UUID team,
        String name,
        ZoneId zone,
        LocalDateTime start,
        ShiftLength shift,
        List<UUID> participants,
        @Nullable UUID calendar,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    Rota {
        participants = List.copyOf(participants);
    }

    HandOvers handOvers() {
        return new HandOvers(start, zone, shift);
    }
}
