package switchboard.rotas;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rota as the desk shows it.
 *
 * @param zone of the IANA database
 * @param start the first hand-over, by the clocks of the zone
 * @param participants in the order of their turns
 * @param calendar the only hours that are covered, null for all
 * @param version grows with every change, of its overrides too; the entity tag
 */
@Schema(name = "Rota")
public record RotaView(
        UUID id,
        UUID team,
        String name,
        String zone,
        @Schema(example = "2026-01-05T08:00") String start,
        @Schema(example = "P7D") String shift,
        List<UUID> participants,
        @Nullable UUID calendar,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    public RotaView {
        participants = List.copyOf(participants);
    }

    static RotaView of(Rota rota) {
        return new RotaView(
                rota.id(),
                rota.team(),
                rota.name(),
                rota.zone().getId(),
                rota.start().toString(),
                rota.shift().text(),
                rota.participants(),
                rota.calendar(),
                rota.createdAt(),
                rota.updatedAt(),
                rota.version());
    }
}
