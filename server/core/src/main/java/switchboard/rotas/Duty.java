package switchboard.rotas;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call by one rota at a time.
 *
 * @param stint null where the rota does not cover that time
 * @param reason that of the stint, or why there is none
 */
public record Duty(UUID rota, String name, @Nullable Stint stint, Reason reason) {

    static Duty at(Rosters.Roster roster, Instant time) {
        Rota rota = roster.rota();
        return roster.turns()
                .at(time)
                .map(stint -> new Duty(rota.id(), rota.name(), stint, stint.reason()))
                .orElseGet(() -> new Duty(
                        rota.id(),
                        rota.name(),
                        null,
                        roster.turns().hasBegun(time) ? Reason.OUTSIDE_HOURS : Reason.NOT_BEGUN));
    }

    /** Null where nobody is on call. */
    public @Nullable UUID user() {
        return stint == null ? null : stint.user();
    }
}
