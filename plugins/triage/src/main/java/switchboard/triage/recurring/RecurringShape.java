package switchboard.triage.recurring;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.api.users.UserDirectory;
import switchboard.triage.definitions.Shape;

/** What is particular to a recurring ticket: the ticket, and when it is made. */
public final class RecurringShape implements Shape {

    private static final Set<String> TEXTS = Set.of("description", "category", "priorityReason");
    private static final Set<String> CODES = Set.of("impact", "urgency", "priority");
    private static final Set<String> WHEN_CLOSED = Set.of("make", "skip", "shift");
    private static final int LONGEST_TEXT = 20_000;

    private final UserDirectory users;

    public RecurringShape(UserDirectory users) {
        this.users = users;
    }

    @Override
    public Map<String, Object> read(Input input) {
        Map<String, Object> content = new LinkedHashMap<>();
        Input ticket = input.object("ticket");
        if (ticket == null) {
            input.fail("ticket", "required", "is required");
        } else {
            content.put("ticket", ticket(ticket));
        }
        Input schedule = input.object("schedule");
        if (schedule == null) {
            input.fail("schedule", "required", "is required");
        } else {
            content.put("schedule", schedule(schedule));
        }
        return content;
    }

    private Map<String, Object> ticket(Input given) {
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("kind", given.requiredText("kind", 60));
        ticket.put("title", given.requiredText("title", 300));
        TEXTS.stream().sorted().forEach(name -> put(ticket, name, given.text(name, LONGEST_TEXT)));
        CODES.stream().sorted().forEach(name -> put(ticket, name, given.text(name, 60)));
        put(ticket, "requester", person(given, "requester", true));
        put(ticket, "assignee", person(given, "assignee", false));
        put(ticket, "owner", person(given, "owner", false));
        String team = given.text("team", 200);
        if (team != null) {
            users.findTeam(team.strip())
                    .ifPresentOrElse(
                            found -> ticket.put("team", found.id().toString()),
                            () -> given.fail("team", "not_found", "is no team"));
        }
        given.noMore();
        return ticket;
    }

    private @Nullable String person(Input given, String field, boolean required) {
        String reference = required ? given.requiredText(field, 200) : given.text(field, 200);
        if (reference == null || reference.isEmpty()) {
            return null;
        }
        String id = users.findUser(reference.strip())
                .map(user -> user.id().toString())
                .orElse(null);
        if (id == null) {
            given.fail(field, "not_found", "is nobody on this desk");
        }
        return id;
    }

    private static Map<String, Object> schedule(Input given) {
        Map<String, Object> schedule = new LinkedHashMap<>();
        String every = given.oneOf("every", Set.of(Schedule.DAY, Schedule.WEEK, Schedule.MONTH));
        if (every == null) {
            given.fail("every", "required", "must be day, week or month");
        }
        schedule.put("every", every == null ? Schedule.DAY : every);
        Long interval = given.number("interval", 1, Schedule.MOST);
        schedule.put("interval", interval == null ? 1L : interval);
        schedule.put("at", parsed(given, "at", LocalTime::parse, "a local time such as 09:00"));
        schedule.put("zone", parsed(given, "zone", ZoneId::of, "a time zone such as Europe/Stockholm"));
        schedule.put("from", parsed(given, "from", RecurringShape::date, "a date such as 2026-03-01"));
        if (given.has("until") && given.any("until") != null) {
            schedule.put("until", parsed(given, "until", RecurringShape::date, "a date such as 2026-12-31"));
        }
        weekdays(given, schedule, Schedule.WEEK.equals(every));
        Long day = given.number("dayOfMonth", 1, 31);
        if (Schedule.MONTH.equals(every)) {
            schedule.put("dayOfMonth", day == null ? 1L : day);
        } else if (day != null) {
            given.fail("dayOfMonth", "not_allowed", "is for months");
        }
        String closed = given.oneOf("whenClosed", WHEN_CLOSED);
        schedule.put("whenClosed", closed == null ? "make" : closed);
        given.noMore();
        return schedule;
    }

    private static void weekdays(Input given, Map<String, Object> schedule, boolean weekly) {
        List<String> names = given.texts("weekdays", 7, 10);
        if (!weekly) {
            if (names != null) {
                given.fail("weekdays", "not_allowed", "are for weeks");
            }
            return;
        }
        if (names == null || names.isEmpty()) {
            given.fail("weekdays", "required", "must name at least one day of the week");
            return;
        }
        for (String name : names) {
            if (List.of(DayOfWeek.values()).stream()
                    .noneMatch(day -> day.name().toLowerCase(Locale.ROOT).equals(name))) {
                given.fail("weekdays", "not_allowed", "must be monday to sunday");
            }
        }
        schedule.put("weekdays", names);
    }

    private interface Parser {
        Object parse(String text);
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1970 || date.getYear() > 9000) {
            throw new DateTimeException("Too far away");
        }
        return date;
    }

    private static String parsed(Input given, String field, Parser parser, String expected) {
        String text = given.requiredText(field, 60);
        try {
            return text.isEmpty() ? "" : parser.parse(text).toString();
        } catch (DateTimeException unreadable) {
            given.fail(field, "format", "must be " + expected);
            return "";
        }
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** The schedule out of what was stored. */
    static Schedule schedule(Map<?, ?> stored) {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        if (stored.get("weekdays") instanceof List<?> names) {
            names.forEach(
                    name -> weekdays.add(DayOfWeek.valueOf(String.valueOf(name).toUpperCase(Locale.ROOT))));
        }
        Object until = stored.get("until");
        return new Schedule(
                String.valueOf(stored.get("every")),
                ((Number) stored.get("interval")).intValue(),
                LocalTime.parse(String.valueOf(stored.get("at"))),
                ZoneId.of(String.valueOf(stored.get("zone"))),
                LocalDate.parse(String.valueOf(stored.get("from"))),
                until == null ? null : LocalDate.parse(until.toString()),
                weekdays,
                stored.get("dayOfMonth") instanceof Number day ? day.intValue() : 1);
    }
}
