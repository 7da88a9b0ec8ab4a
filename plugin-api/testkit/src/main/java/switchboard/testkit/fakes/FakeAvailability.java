package switchboard.testkit.fakes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.tickets.Origin;
import switchboard.api.users.Availability;

/**
 * Presence and absences in memory. Without a word everybody is there. Whoever sets the presence of somebody else reaches them
 * with {@code absence:edit}; everybody is of {@link FakeUsers#HOME} here. It appends no events.
 */
public final class FakeAvailability implements Availability {

    private static final int LONGEST_CHAIN = 10;

    private final Clock clock;
    private final Map<UUID, Presence> presences = new HashMap<>();
    private final List<Absence> absences = new ArrayList<>();

    FakeAvailability(Clock clock) {
        this.clock = clock;
    }

    /** From now on the person is absent in that time. */
    public synchronized void addAbsence(UUID person, Instant from, Instant to, @Nullable UUID substitute) {
        absences.add(new Absence(UUID.randomUUID(), person, from, to, substitute));
    }

    @Override
    public synchronized Map<UUID, Presence> presences(Collection<UUID> people) {
        Map<UUID, Presence> answer = new LinkedHashMap<>();
        for (UUID person : people) {
            Presence said = presences.get(person);
            boolean holds =
                    said != null && (said.until() == null || clock.instant().isBefore(said.until()));
            answer.put(person, holds ? said : new Presence(State.AVAILABLE, null));
        }
        return answer;
    }

    @Override
    public synchronized Presence setPresence(
            Caller caller, UUID person, State state, @Nullable Instant until, Origin origin) {
        boolean may =
                caller.id().equals(person) || caller.reach("absence:edit").covers(FakeUsers.HOME, null, Set.of(person));
        if (!may) {
            throw new ForbiddenException("access.forbidden", "This needs the permission absence:edit.");
        }
        if (until != null && !until.isAfter(clock.instant())) {
            throw new InvalidInputException("until", "not_allowed", "until must be in the future.");
        }
        Presence presence = new Presence(state, until);
        presences.put(person, presence);
        return presence;
    }

    @Override
    public synchronized Map<UUID, Optional<UUID>> standIns(Collection<UUID> people, Instant at) {
        Map<UUID, Optional<UUID>> answer = new LinkedHashMap<>();
        for (UUID person : people) {
            absence(person, at).ifPresent(absence -> answer.put(person, standIn(absence, at)));
        }
        return answer;
    }

    private Optional<UUID> standIn(Absence first, Instant at) {
        Optional<Absence> absence = Optional.of(first);
        for (int depth = 0; depth < LONGEST_CHAIN; depth++) {
            UUID substitute = absence.map(Absence::substitute).orElse(null);
            absence = substitute == null ? Optional.empty() : absence(substitute, at);
            if (absence.isEmpty()) {
                return Optional.ofNullable(substitute);
            }
        }
        return Optional.empty();
    }

    private Optional<Absence> absence(UUID person, Instant at) {
        return absences.stream()
                .filter(absence ->
                        absence.person().equals(person) && !at.isBefore(absence.from()) && at.isBefore(absence.to()))
                .max(Comparator.comparing(Absence::from));
    }

    @Override
    public synchronized List<Absence> absences(Collection<UUID> people, Instant from, Instant to) {
        return absences.stream()
                .filter(absence -> people.contains(absence.person())
                        && absence.to().isAfter(from)
                        && absence.from().isBefore(to))
                .sorted(Comparator.comparing(Absence::to).thenComparing(Absence::id))
                .limit(MOST_ABSENCES)
                .toList();
    }
}
