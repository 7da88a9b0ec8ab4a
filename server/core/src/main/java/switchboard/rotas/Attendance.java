package switchboard.rotas;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.users.availability.Absence;
import switchboard.users.availability.Availability;

/** Who is there over some time, and who stands in for those who are not. Immutable. */
final class Attendance {

    private final Map<UUID, List<Absence>> absences = new HashMap<>();
    private final NavigableSet<Instant> changes = new TreeSet<>();
    private final Set<UUID> gone;

    /**
     * @param absences of the people in question and of whoever stands in for them
     * @param gone people whose accounts are not active: never there, and nobody's substitute
     */
    Attendance(Collection<Absence> absences, Set<UUID> gone) {
        this.gone = Set.copyOf(gone);
        absences.stream()
                .sorted(Comparator.comparing(Absence::from).thenComparing(Absence::id))
                .forEach(absence -> {
                    this.absences
                            .computeIfAbsent(absence.user(), person -> new ArrayList<>())
                            .add(absence);
                    changes.add(absence.from());
                    changes.add(absence.to());
                });
    }

    boolean isThere(UUID person, Instant time) {
        return !gone.contains(person) && absence(person, time) == null;
    }

    /** Who does an absent person's work: the first of the chain of substitutes who is there, null where nobody is. */
    @Nullable
    UUID standIn(UUID person, Instant time) {
        Absence absence = absence(person, time);
        for (int depth = 0; depth < Availability.LONGEST_CHAIN && absence != null; depth++) {
            UUID substitute = absence.substitute();
            if (substitute == null || gone.contains(substitute)) {
                return null;
            }
            absence = absence(substitute, time);
            if (absence == null) {
                return substitute;
            }
        }
        return null;
    }

    /** When something changes between two instants, neither of them included. */
    NavigableSet<Instant> changes(Instant from, Instant to) {
        return changes.subSet(from, false, to, false);
    }

    /** Of several at once the one that began last holds. */
    private @Nullable Absence absence(UUID person, Instant time) {
        Absence holding = null;
        for (Absence absence : absences.getOrDefault(person, List.of())) {
            if (!time.isBefore(absence.from()) && time.isBefore(absence.to())) {
                holding = absence;
            }
        }
        return holding;
    }
}
