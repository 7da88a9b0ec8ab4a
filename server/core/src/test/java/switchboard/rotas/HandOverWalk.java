package switchboard.rotas;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.users.availability.Absence;

/** Says who is on call by walking from one hand-over to the next, and by looking at everything anew at each instant. */
final class HandOverWalk {

    private final RandomRota given;
    private final List<Instant> handOvers = new ArrayList<>();

    HandOverWalk(RandomRota given, Instant until) {
        this.given = given;
        Rota rota = given.rota();
        LocalDateTime local = rota.start();
        Instant time = instant(local);
        handOvers.add(time);
        while (!time.isAfter(until)) {
            local = local.plusDays(rota.shift().days());
            time = rota.shift().days() > 0
                    ? instant(local)
                    : time.plus(Duration.ofMinutes(rota.shift().minutes()));
            handOvers.add(time);
        }
    }

    /** What it says of an instant. */
    record Said(
            @Nullable UUID user, Reason reason, @Nullable UUID insteadOf) {}

    private Instant instant(LocalDateTime local) {
        ZoneRules rules = given.rota().zone().getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        ZoneOffset offset = offsets.isEmpty() ? rules.getTransition(local).getOffsetBefore() : offsets.getFirst();
        return local.toInstant(offset);
    }

    Optional<Said> at(Instant time) {
        int shift = -1;
        while (shift + 1 < handOvers.size() && !handOvers.get(shift + 1).isAfter(time)) {
            shift++;
        }
        boolean isOpen = given.hours() == null || given.hours().isOpen(time);
        return shift < 0 || !isOpen ? Optional.empty() : Optional.of(said(shift, time));
    }

    private Said said(int shift, Instant time) {
        List<UUID> people = given.rota().participants();
        UUID turn = people.get(shift % people.size());
        UUID first = turn;
        for (RotaOverride override : given.overrides()) {
            if (!time.isBefore(override.from()) && time.isBefore(override.to())) {
                first = override.user();
            }
        }
        if (isThere(first, time)) {
            return first.equals(turn) ? new Said(first, Reason.TURN, null) : new Said(first, Reason.OVERRIDE, turn);
        }
        UUID standIn = given.gone().contains(first) && absence(first, time) == null ? null : standIn(first, time);
        if (standIn != null) {
            return new Said(standIn, Reason.SUBSTITUTE, first);
        }
        List<UUID> order = new ArrayList<>(people.subList(shift % people.size(), people.size()));
        order.addAll(people.subList(0, shift % people.size()));
        for (UUID next : order) {
            if (isThere(next, time)) {
                return new Said(next, Reason.NEXT, first);
            }
        }
        return new Said(null, Reason.NOBODY, first);
    }

    private boolean isThere(UUID person, Instant time) {
        return !given.gone().contains(person) && absence(person, time) == null;
    }

    private @Nullable UUID standIn(UUID person, Instant time) {
        Absence absence = absence(person, time);
        if (absence == null) {
            return person;
        }
        UUID substitute = absence.substitute();
        return substitute == null || given.gone().contains(substitute) ? null : standIn(substitute, time);
    }

    private @Nullable Absence absence(UUID person, Instant time) {
        Absence latest = null;
        for (Absence absence : given.absences()) {
            boolean holds =
                    absence.user().equals(person) && !time.isBefore(absence.from()) && time.isBefore(absence.to());
            if (holds && (latest == null || latest.from().isBefore(absence.from()))) {
                latest = absence;
            }
        }
        return latest;
    }
}
