package switchboard.users.availability;

import static switchboard.users.availability.AvailabilityTables.ABSENCE_REDISTRIBUTE_AT;
import static switchboard.users.availability.AvailabilityTables.PRESENCE;
import static switchboard.users.availability.AvailabilityTables.PRESENCE_STATE;
import static switchboard.users.availability.AvailabilityTables.PRESENCE_UNTIL;
import static switchboard.users.availability.AvailabilityTables.PRESENCE_USER;
import static switchboard.users.availability.AvailabilityTables.SKILL;
import static switchboard.users.availability.AvailabilityTables.SKILL_LEVEL;
import static switchboard.users.availability.AvailabilityTables.SKILL_NAME;
import static switchboard.users.availability.AvailabilityTables.SKILL_USER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Whether people are there, for the rooms above. Checks no permission; a fixed number of queries however many people. */
public final class Availability {

    /** How long a chain of substitutes may be. */
    public static final int LONGEST_CHAIN = 10;

    private static final int MOST_REPRESENTED = 500;

    private Availability() {}

    /** What these people say of themselves; whoever has said nothing is missing. */
    public static Map<UUID, Presence> presences(DSLContext dsl, Collection<UUID> people, Instant time) {
        Map<UUID, Presence> presences = new HashMap<>();
        if (!people.isEmpty()) {
            dsl.select(PRESENCE_USER, PRESENCE_STATE, PRESENCE_UNTIL)
                    .from(PRESENCE)
                    .where(PRESENCE_USER.in(people))
                    .forEach(row -> presences.put(row.value1(), new Presence(row.value2(), row.value3()).at(time)));
        }
        return presences;
    }

    /**
     * Of those of these people who are absent, who does their work: the first of the chain of substitutes who is not
     * absent, or null where there is none.
     */
    public static Map<UUID, @Nullable UUID> standIns(DSLContext dsl, Collection<UUID> people, Instant time) {
        Map<UUID, Absence> absences = AbsenceRows.at(dsl, people, time);
        Set<UUID> known = new HashSet<>(people);
        Set<UUID> next = unknown(absences.values(), known);
        for (int depth = 0; depth < LONGEST_CHAIN && !next.isEmpty(); depth++) {
            known.addAll(next);
            absences.putAll(AbsenceRows.at(dsl, next, time));
            next = unknown(absences.values(), known);
        }
        Map<UUID, @Nullable UUID> standIns = new HashMap<>();
        for (UUID person : people) {
            if (absences.containsKey(person)) {
                standIns.put(person, standIn(person, absences));
            }
        }
        return standIns;
    }

    /** The absences of these people that touch a time, and those of whoever stands in for them, along the chains. */
    public static List<Absence> absences(DSLContext dsl, Collection<UUID> people, Instant from, Instant to) {
        List<Absence> absences = new ArrayList<>();
        Set<UUID> known = new HashSet<>();
        Set<UUID> next = new HashSet<>(people);
        for (int depth = 0; depth <= LONGEST_CHAIN && !next.isEmpty(); depth++) {
            known.addAll(next);
            List<Absence> found = AbsenceRows.between(dsl, next, from, to);
            absences.addAll(found);
            next = unknown(found, known);
        }
        return absences;
    }

    private static Set<UUID> unknown(Collection<Absence> absences, Set<UUID> known) {
        Set<UUID> unknown = new HashSet<>();
        for (Absence absence : absences) {
            if (absence.substitute() != null && !known.contains(absence.substitute())) {
                unknown.add(absence.substitute());
            }
        }
        return unknown;
    }

    private static @Nullable UUID standIn(UUID person, Map<UUID, Absence> absences) {
        UUID now = person;
        for (int depth = 0; depth <= LONGEST_CHAIN && now != null; depth++) {
            Absence absence = absences.get(now);
            if (absence == null) {
                return now;
            }
            now = absence.substitute();
        }
        return null;
    }

    /** Whose work this person does now, because they are absent. */
    public static Set<UUID> represented(DSLContext dsl, UUID person, Instant time) {
        Set<UUID> found = new HashSet<>();
        Set<UUID> next = Set.of(person);
        for (int depth = 0; depth < LONGEST_CHAIN && !next.isEmpty(); depth++) {
            next = new HashSet<>(AbsenceRows.naming(dsl, next, time, MOST_REPRESENTED));
            next.removeAll(found);
            next.remove(person);
            found.addAll(next);
        }
        if (found.isEmpty()) {
            return Set.of();
        }
        Map<UUID, @Nullable UUID> standIns = standIns(dsl, found, time);
        found.removeIf(other -> !person.equals(standIns.get(other)));
        return found;
    }

    /** What these people know, by name of the skill; whoever has no skill is missing. */
    public static Map<UUID, Map<String, Integer>> skills(DSLContext dsl, Collection<UUID> people) {
        Map<UUID, Map<String, Integer>> skills = new HashMap<>();
        if (!people.isEmpty()) {
            dsl.select(SKILL_USER, SKILL_NAME, SKILL_LEVEL)
                    .from(SKILL)
                    .where(SKILL_USER.in(people))
                    .forEach(row -> skills.computeIfAbsent(row.value1(), person -> new TreeMap<>())
                            .put(row.value2(), row.value3()));
        }
        return skills;
    }

    /** Absences that have begun and whose open work is to be given to others. */
    public static List<Absence> toRedistribute(DSLContext dsl, Instant time, int most) {
        return AbsenceRows.page(dsl, ABSENCE_REDISTRIBUTE_AT.le(time), most);
    }

    /** Notes that an absence's open work was given to others; false where another node was quicker. */
    public static boolean redistributed(DSLContext dsl, UUID absence) {
        return AbsenceRows.redistributed(dsl, absence);
    }
}
