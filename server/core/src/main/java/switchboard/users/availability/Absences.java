package switchboard.users.availability;

import static switchboard.users.availability.AvailabilityTables.ABSENCE;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_ID;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_TO;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_USER;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;
import switchboard.api.users.User;
import switchboard.audit.AuditEntry;
import switchboard.persistence.Work;
import switchboard.users.UserView;

/** Absences: said by the person, or by those who lead them. Chains of substitutes never close a circle. */
public final class Absences {

    static final String EDIT = "absence:edit";

    private static final Duration LONGEST = Duration.ofDays(1_100);
    private static final int MOST = 100;

    private final AvailabilityGround ground;

    public Absences(AvailabilityGround ground) {
        this.ground = ground;
    }

    /** Those that are not over, the one that ends first in front; at most a hundred. */
    List<Absence> list(Caller caller, String user) {
        UserView person = ground.visible(caller, user);
        return ground.transactions().read(dsl -> current(dsl, person.id(), MOST));
    }

    private List<Absence> current(DSLContext dsl, UUID person, int most) {
        return AbsenceRows.page(dsl, ABSENCE_USER.eq(person).and(ABSENCE_TO.gt(ground.now())), most);
    }

    Absence get(Caller caller, String user, String id) {
        UserView person = ground.visible(caller, user);
        return ground.transactions().read(dsl -> find(dsl, person.id(), id));
    }

    /** The absence, where the caller may change it; 403 where it can only be seen. */
    public Absence requireEditable(Caller caller, String user, String id) {
        Absence absence = get(caller, user, id);
        ground.editable(caller, user, EDIT);
        return absence;
    }

    Absence add(Caller caller, String user, Input input) {
        UserView person = ground.editable(caller, user, EDIT);
        Instant from = instant(input, "from");
        Instant to = instant(input, "to");
        Boolean redistribute = input.flag("redistribute");
        String reference = input.text("substitute", 254);
        User substitute = reference == null ? null : substitute(input, person, reference);
        checkTimes(input, from, to);
        input.check();
        Absence absence = new Absence(
                ground.ids().next(),
                person.id(),
                from,
                to,
                substitute == null ? null : substitute.id(),
                Boolean.TRUE.equals(redistribute) ? from : null,
                ground.now());
        ground.transactions().inTransaction(work -> {
            AbsenceRows.exclude(work.dsl());
            requireRoom(work.dsl(), person.id());
            requireNoCircle(work.dsl(), absence);
            AbsenceRows.insert(work.dsl(), absence);
            tell(work, caller, person, "absence.added", "absence.add", absence);
            ground.completion().accept(work, location(absence));
            return absence;
        });
        return absence;
    }

    void remove(Caller caller, String user, String id) {
        UserView person = ground.visible(caller, user);
        Absence absence = requireEditable(caller, user, id);
        ground.transactions().inTransaction(work -> {
            if (work.dsl()
                            .deleteFrom(ABSENCE)
                            .where(ABSENCE_ID.eq(absence.id()))
                            .execute()
                    == 1) {
                tell(work, caller, person, "absence.removed", "absence.remove", absence);
            }
            return absence;
        });
    }

    static String location(Absence absence) {
        return "/api/v1/users/" + absence.user() + "/absences/" + absence.id();
    }

    private static Absence find(DSLContext dsl, UUID person, String id) {
        NotFoundException absent = new NotFoundException("absence.not_found", "There is no such absence.");
        UUID uuid = AvailabilityGround.id(id, absent);
        return AbsenceRows.page(dsl, ABSENCE_ID.eq(uuid).and(ABSENCE_USER.eq(person)), 1).stream()
                .findFirst()
                .orElseThrow(() -> absent);
    }

    private static Instant instant(Input input, String field) {
        Instant instant = input.instant(field);
        if (instant == null && input.any(field) == null) {
            input.fail(field, "required", "is required");
        }
        return instant == null ? Instant.EPOCH : instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    private void checkTimes(Input input, Instant from, Instant to) {
        if (from.equals(Instant.EPOCH) || to.equals(Instant.EPOCH)) {
            return;
        }
        if (!to.isAfter(from) || !to.isAfter(ground.now())) {
            input.fail("to", "not_allowed", "must be after from, and in the future");
        } else if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            input.fail("to", "not_allowed", "must be within three years of from");
        }
    }

    private @Nullable User substitute(Input input, UserView person, String reference) {
        User substitute = ground.users().findUser(reference).orElse(null);
        if (substitute == null || !substitute.active()) {
            input.fail("substitute", "not_found", "names nobody on this desk");
        } else if (substitute.id().equals(person.id())) {
            input.fail("substitute", "not_allowed", "is the person themself");
        }
        return substitute;
    }

    private void requireRoom(DSLContext dsl, UUID person) {
        if (current(dsl, person, MOST).size() == MOST) {
            throw new ConflictException("absence.too_many", "A person has at most " + MOST + " absences to come.");
        }
    }

    /** Follows the substitutes of the time, as wide as they branch. */
    private static void requireNoCircle(DSLContext dsl, Absence absence) {
        Set<UUID> seen = new HashSet<>();
        Set<UUID> next = absence.substitute() == null ? Set.of() : Set.of(absence.substitute());
        while (!next.isEmpty()) {
            if (next.contains(absence.user())) {
                throw new ConflictException("absence.circle", "They would stand in for each other in a circle.");
            }
            seen.addAll(next);
            next = new HashSet<>(AbsenceRows.substitutes(dsl, next, absence.from(), absence.to()));
            next.removeAll(seen);
        }
    }

    private void tell(Work work, Caller caller, UserView person, String event, String action, Absence absence) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("absence", absence.id());
        data.put("from", absence.from());
        data.put("to", absence.to());
        if (absence.substitute() != null) {
            data.put("substitute", absence.substitute());
        }
        ground.tell(work, event, caller, person, data);
        ground.audit().record(work, AuditEntry.done(caller, action, "user", person.id(), data));
    }
}
