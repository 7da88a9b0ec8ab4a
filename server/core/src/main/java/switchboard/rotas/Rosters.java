package switchboard.rotas;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.users.User;
import switchboard.calendars.DeskCalendars;
import switchboard.persistence.Transactions;
import switchboard.users.UserService;
import switchboard.users.availability.Availability;

/** Reads rotas with all that their turns are made of: a handful of queries, however many rotas and people. */
final class Rosters {

    /** How far a shift that touches a time can reach beyond it. */
    private static final Duration LONGEST_SHIFT = Duration.ofDays(ShiftLength.MOST_DAYS + 1L);

    private final Transactions transactions;
    private final UserService users;
    private final DeskCalendars calendars;

    Rosters(Transactions transactions, UserService users, DeskCalendars calendars) {
        this.transactions = transactions;
        this.users = users;
        this.calendars = calendars;
    }

    /** A rota and its turns. */
    record Roster(Rota rota, Turns turns) {}

    /** What was read, before anything is worked out. */
    private record Read(List<Rota> rotas, Map<UUID, List<RotaOverride>> overrides, Attendance attendance) {}

    /** In the order in which the rotas are read; their turns are right between the two instants. */
    List<Roster> read(Function<DSLContext, List<Rota>> rotas, Instant from, Instant to) {
        Read read = transactions.read(
                dsl -> read(dsl, rotas.apply(dsl), from.minus(LONGEST_SHIFT), to.plus(LONGEST_SHIFT)));
        // The copy of the calendars may be read anew, which takes a connection of its own.
        return read.rotas().stream()
                .map(rota -> new Roster(
                        rota,
                        new Turns(
                                rota,
                                hours(rota),
                                read.overrides().getOrDefault(rota.id(), List.of()),
                                read.attendance())))
                .toList();
    }

    private Read read(DSLContext dsl, List<Rota> rotas, Instant from, Instant to) {
        List<RotaOverride> overrides =
                OverrideRows.between(dsl, rotas.stream().map(Rota::id).toList(), from, to);
        Set<UUID> people = new HashSet<>();
        rotas.forEach(rota -> people.addAll(rota.participants()));
        overrides.forEach(override -> people.add(override.user()));
        return new Read(
                rotas,
                overrides.stream().collect(Collectors.groupingBy(RotaOverride::rota)),
                attendance(dsl, people, from, to));
    }

    private Attendance attendance(DSLContext dsl, Set<UUID> people, Instant from, Instant to) {
        var absences = Availability.absences(dsl, people, from, to);
        Set<UUID> all = new HashSet<>(people);
        absences.forEach(absence -> {
            if (absence.substitute() != null) {
                all.add(absence.substitute());
            }
        });
        Map<UUID, User> known = users.users(dsl, all);
        Set<UUID> gone = all.stream()
                .filter(person -> {
                    User user = known.get(person);
                    return user == null || !user.active();
                })
                .collect(Collectors.toSet());
        return new Attendance(absences, gone);
    }

    private @Nullable BusinessCalendar hours(Rota rota) {
        UUID calendar = rota.calendar();
        return calendar == null ? null : calendars.find(calendar.toString()).orElse(null);
    }
}
