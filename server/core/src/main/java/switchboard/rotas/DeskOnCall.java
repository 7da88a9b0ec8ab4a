package switchboard.rotas;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import switchboard.api.rotas.OnCall;

/** Who is on call, for the rooms above and for plugins. Checks no permission. */
public final class DeskOnCall implements OnCall {

    private final Rosters rosters;

    DeskOnCall(Rosters rosters) {
        this.rosters = rosters;
    }

    @Override
    public List<UUID> onCall(UUID team, Instant at) {
        return duties(team, at).stream()
                .map(Duty::user)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Of each rota of the team, by name, who it is. */
    public List<Duty> duties(UUID team, Instant at) {
        return rosters.read(dsl -> RotaRows.ofTeam(dsl, team), at, at).stream()
                .map(roster -> Duty.at(roster, at))
                .toList();
    }
}
