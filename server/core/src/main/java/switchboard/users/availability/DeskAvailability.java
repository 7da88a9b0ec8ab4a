package switchboard.users.availability;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.tickets.Origin;

/** Whether people are there, for plugins. Reading checks no permission. */
public final class DeskAvailability implements switchboard.api.users.Availability {

    private final AvailabilityGround ground;
    private final Presences presences;

    public DeskAvailability(AvailabilityGround ground, Presences presences) {
        this.ground = ground;
        this.presences = presences;
    }

    @Override
    public Map<UUID, Presence> presences(Collection<UUID> people) {
        Set<UUID> asked = bounded(people);
        Map<UUID, switchboard.users.availability.Presence> said =
                ground.transactions().read(dsl -> Availability.presences(dsl, asked, ground.now()));
        Map<UUID, Presence> answer = new HashMap<>();
        for (UUID person : asked) {
            answer.put(person, shown(said.getOrDefault(person, switchboard.users.availability.Presence.UNSAID)));
        }
        return answer;
    }

    @Override
    public Presence setPresence(Caller caller, UUID person, State state, @Nullable Instant until, Origin origin) {
        Instant end = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
        if (end != null && !end.isAfter(ground.now())) {
            throw new InvalidInputException("until", "not_allowed", "until must be in the future.");
        }
        return shown(presences.setFor(
                caller,
                person,
                new switchboard.users.availability.Presence(state.name().toLowerCase(Locale.ROOT), end),
                origin));
    }

    @Override
    public Map<UUID, Optional<UUID>> standIns(Collection<UUID> people, Instant at) {
        Set<UUID> asked = bounded(people);
        Map<UUID, Optional<UUID>> answer = new HashMap<>();
        ground.transactions()
                .read(dsl -> Availability.standIns(dsl, asked, at))
                .forEach((person, standIn) -> answer.put(person, Optional.ofNullable(standIn)));
        return answer;
    }

    @Override
    public List<Absence> absences(Collection<UUID> people, Instant from, Instant to) {
        Set<UUID> asked = bounded(people);
        if (asked.isEmpty()) {
            return List.of();
        }
        return ground.transactions().read(dsl -> AbsenceRows.between(dsl, asked, from, to, MOST_ABSENCES)).stream()
                .map(absence ->
                        new Absence(absence.id(), absence.user(), absence.from(), absence.to(), absence.substitute()))
                .toList();
    }

    private static Set<UUID> bounded(Collection<UUID> people) {
        Set<UUID> asked = Set.copyOf(people);
        if (asked.size() > MOST_PEOPLE) {
            throw new IllegalArgumentException("At most " + MOST_PEOPLE + " people");
        }
        return asked;
    }

    private static Presence shown(switchboard.users.availability.Presence presence) {
        return new Presence(State.valueOf(presence.state().toUpperCase(Locale.ROOT)), presence.until());
    }
}
