package switchboard.rotas;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.http.Input;
import switchboard.api.users.User;
import switchboard.calendars.DeskCalendars;
import switchboard.calendars.ZoneText;
import switchboard.persistence.Transactions;
import switchboard.users.References;
import switchboard.users.UserService;

/** Reads what a command says about a rota. */
final class RotaFields {

    static final int LONGEST_NAME = 100;
    static final int MOST_PARTICIPANTS = 50;

    private static final int LONGEST_TIME = 20;
    private static final int LONGEST_REFERENCE = 254;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final Transactions transactions;
    private final UserService users;
    private final DeskCalendars calendars;
    private final ZoneText zones = new ZoneText();

    RotaFields(Transactions transactions, UserService users, DeskCalendars calendars) {
        this.transactions = transactions;
        this.users = users;
        this.calendars = calendars;
    }

    /**
     * What is said; null for what stays.
     *
     * @param ofCalendar whether anything is said of the calendar, be it that there is none
     */
    record Said(
            @Nullable String name,
            @Nullable ZoneId zone,
            @Nullable LocalDateTime start,
            @Nullable ShiftLength shift,
            @Nullable List<UUID> participants,
            boolean ofCalendar,
            @Nullable UUID calendar) {

        Rota made(UUID id, UUID team, Instant now) {
            return new Rota(
                    id,
                    team,
                    Objects.requireNonNull(name),
                    Objects.requireNonNull(zone),
                    Objects.requireNonNull(start),
                    Objects.requireNonNull(shift),
                    Objects.requireNonNull(participants),
                    calendar,
                    now,
                    now,
                    1);
        }

        Rota applied(Rota before, Instant now) {
            return new Rota(
                    before.id(),
                    before.team(),
                    name == null ? before.name() : name,
                    zone == null ? before.zone() : zone,
                    start == null ? before.start() : start,
                    shift == null ? before.shift() : shift,
                    participants == null ? before.participants() : participants,
                    ofCalendar ? calendar : before.calendar(),
                    before.createdAt(),
                    now,
                    before.version() + 1);
        }
    }

    /** Checks that nothing is missing where the rota is new, and refuses the input where anything is wrong. */
    Said read(Caller caller, Input input, boolean isNew) {
        String name = isNew || input.has("name") ? name(input) : null;
        ZoneId zone = zones.read(input);
        LocalDateTime start = start(input);
        ShiftLength shift = shift(input);
        List<UUID> participants = participants(input);
        UUID calendar = calendar(caller, input);
        for (String field : List.of("zone", "start", "shift", "participants")) {
            if ((isNew || input.has(field)) && input.any(field) == null) {
                input.fail(field, "required", "is required");
            }
        }
        input.check();
        return new Said(name, zone, start, shift, participants, input.has("calendar"), calendar);
    }

    /** The fields as they stand in JSON. */
    static Map<String, @Nullable Object> plain(Rota rota) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", rota.name());
        fields.put("zone", rota.zone().getId());
        fields.put("start", rota.start().toString());
        fields.put("shift", rota.shift().text());
        fields.put(
                "participants", rota.participants().stream().map(UUID::toString).toList());
        UUID calendar = rota.calendar();
        fields.put("calendar", calendar == null ? null : calendar.toString());
        return fields;
    }

    /** What is left of it after folding counts too: some single characters become many. */
    private static String name(Input input) {
        String name = input.requiredText("name", LONGEST_NAME);
        if (!name.isEmpty()
                && (!References.isName(name) || References.fold(name).length() > LONGEST_NAME)) {
            input.fail("name", "format", "must be a name");
        }
        return name;
    }

    private static @Nullable LocalDateTime start(Input input) {
        String text = input.text("start", LONGEST_TIME);
        if (text == null) {
            return null;
        }
        try {
            LocalDateTime start = LocalDateTime.parse(text);
            if (start.getYear() >= FIRST_YEAR
                    && start.getYear() <= LAST_YEAR
                    && start.getSecond() == 0
                    && start.getNano() == 0) {
                return start;
            }
        } catch (DateTimeParseException noTime) {
            // Told below, like every other text that is none.
        }
        input.fail("start", "format", "must be a local date and time from 2000 to 2100, such as 2026-01-05T08:00");
        return null;
    }

    private static @Nullable ShiftLength shift(Input input) {
        String text = input.text("shift", LONGEST_TIME);
        if (text == null) {
            return null;
        }
        ShiftLength shift = ShiftLength.parse(text).orElse(null);
        if (shift == null) {
            input.fail("shift", "format", "must be whole days or hours from PT1H to P28D, such as P7D or PT12H");
        }
        return shift;
    }

    private @Nullable List<UUID> participants(Input input) {
        List<String> references = input.texts("participants", MOST_PARTICIPANTS, LONGEST_REFERENCE);
        if (references == null) {
            return null;
        }
        if (references.isEmpty()) {
            input.fail("participants", "required", "must name somebody");
            return null;
        }
        Map<String, UUID> found = transactions.read(dsl -> users.resolvePeople(dsl, references));
        List<UUID> people = references.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        long active = users.users(people).values().stream().filter(User::active).count();
        if (!found.keySet().containsAll(references) || active < people.size()) {
            input.fail("participants", "not_found", "names somebody who is not there");
            return null;
        }
        return people;
    }

    private @Nullable UUID calendar(Caller caller, Input input) {
        String reference = input.text("calendar", LONGEST_REFERENCE);
        if (reference == null) {
            return null;
        }
        UUID found = calendars.find(caller, reference).map(BusinessCalendar::id).orElse(null);
        if (found == null) {
            input.fail("calendar", "not_found", "is no calendar of this desk");
        }
        return found;
    }
}
