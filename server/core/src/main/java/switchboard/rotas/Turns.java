package switchboard.rotas;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.BusinessCalendar.Stretch;

/** Whose turn it is: a rota with its hours, its overrides and the absences of its people. Pure arithmetic. */
final class Turns {

    private final List<UUID> participants;
    private final HandOvers handOvers;
    private final @Nullable BusinessCalendar hours;
    private final NavigableMap<Instant, RotaOverride> overrides = new TreeMap<>();
    private final Attendance attendance;

    /**
     * @param hours the only time that is covered, null for all
     * @param overrides of this rota, none overlapping another
     */
    Turns(Rota rota, @Nullable BusinessCalendar hours, List<RotaOverride> overrides, Attendance attendance) {
        this.participants = rota.participants();
        this.handOvers = rota.handOvers();
        this.hours = hours;
        overrides.forEach(override -> this.overrides.put(override.from(), override));
        this.attendance = attendance;
    }

    /** Who is on call then; empty before the first hand-over and outside the hours that are covered. */
    Optional<Stint> at(Instant time) {
        return hasBegun(time)
                ? stints(handOvers.indexAt(time)).stream()
                        .filter(stint -> stint.covers(time))
                        .findFirst()
                : Optional.empty();
    }

    boolean hasBegun(Instant time) {
        return !time.isBefore(handOvers.at(0));
    }

    /** The shifts, whole ones, that lie at least in part between two instants, in order; the first ones of too many. */
    List<Stint> between(Instant from, Instant to, int most) {
        List<Stint> found = new ArrayList<>();
        long shift = Math.max(0, handOvers.indexAt(from));
        while (found.size() < most && handOvers.at(shift).isBefore(to)) {
            stints(shift).stream()
                    .filter(stint -> stint.to().isAfter(from) && stint.from().isBefore(to))
                    .limit(most - (long) found.size())
                    .forEach(found::add);
            shift++;
        }
        return found;
    }

    private List<Stint> stints(long shift) {
        Instant from = handOvers.at(shift);
        Instant to = handOvers.at(shift + 1);
        List<Stretch> covered = hours == null ? List.of(new Stretch(from, to)) : hours.stretches(from, to);
        List<Stint> stints = new ArrayList<>();
        covered.stream()
                // Where a zone left out a day two hand-overs fall together.
                .filter(stretch -> stretch.from().isBefore(stretch.to()))
                .forEach(stretch -> stints.addAll(cut(shift, stretch)));
        return stints;
    }

    /** Falls into parts where an override or an absence begins or ends. */
    private List<Stint> cut(long shift, Stretch stretch) {
        List<Stint> parts = new ArrayList<>();
        Instant from = stretch.from();
        for (Instant to : ends(stretch)) {
            Stint part = stint(shift, from, to);
            Stint last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.isLike(part)) {
                parts.set(parts.size() - 1, new Stint(last.from(), to, last.user(), last.reason(), last.insteadOf()));
            } else {
                parts.add(part);
            }
            from = to;
        }
        return parts;
    }

    private NavigableSet<Instant> ends(Stretch stretch) {
        NavigableSet<Instant> ends = new TreeSet<>(attendance.changes(stretch.from(), stretch.to()));
        RotaOverride first = overrideAt(stretch.from());
        if (first != null && first.to().isBefore(stretch.to())) {
            ends.add(first.to());
        }
        overrides.subMap(stretch.from(), false, stretch.to(), false).forEach((from, override) -> {
            ends.add(from);
            if (override.to().isBefore(stretch.to())) {
                ends.add(override.to());
            }
        });
        ends.add(stretch.to());
        return ends;
    }

    /** Since none overlaps another it can only be the one that began last. */
    private @Nullable RotaOverride overrideAt(Instant time) {
        Map.Entry<Instant, RotaOverride> last = overrides.floorEntry(time);
        return last != null && last.getValue().covers(time) ? last.getValue() : null;
    }

    /** What holds at the beginning of a part holds until its end. */
    private Stint stint(long shift, Instant from, Instant to) {
        int turn = participants.isEmpty() ? 0 : (int) (shift % participants.size());
        UUID whoseTurn = participants.isEmpty() ? null : participants.get(turn);
        RotaOverride override = overrideAt(from);
        UUID taker = override == null ? null : override.user();
        UUID first = taker == null ? whoseTurn : taker;
        if (first == null) {
            return new Stint(from, to, null, Reason.NOBODY, null);
        }
        if (attendance.isThere(first, from)) {
            return taker == null || taker.equals(whoseTurn)
                    ? new Stint(from, to, first, Reason.TURN, null)
                    : new Stint(from, to, first, Reason.OVERRIDE, whoseTurn);
        }
        UUID standIn = attendance.standIn(first, from);
        return standIn == null ? next(turn, first, from, to) : new Stint(from, to, standIn, Reason.SUBSTITUTE, first);
    }

    private Stint next(int turn, UUID absent, Instant from, Instant to) {
        for (int step = 0; step < participants.size(); step++) {
            UUID next = participants.get((turn + step) % participants.size());
            if (attendance.isThere(next, from)) {
                return new Stint(from, to, next, Reason.NEXT, absent);
            }
        }
        return new Stint(from, to, null, Reason.NOBODY, absent);
    }
}
