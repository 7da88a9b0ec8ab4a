package switchboard.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.WorkingHours;
import switchboard.api.http.Input;
import switchboard.api.users.Organization;
import switchboard.api.users.UserDirectory;

/** Reads what a command says about a calendar. */
final class CalendarFields {

    static final int LONGEST_NAME = 100;
    private static final int LONGEST_REFERENCE = 200;

    private final UserDirectory people;
    private final ZoneText zones = new ZoneText();

    CalendarFields(UserDirectory people) {
        this.people = people;
    }

    record Draft(String name, @Nullable UUID organization, ZoneId zone, Map<DayOfWeek, List<WorkingHours>> week) {}

    Draft readNew(Input input) {
        String name = input.requiredText("name", LONGEST_NAME);
        requireName(input, name);
        UUID organization = organization(input);
        ZoneId zone = zones.read(input);
        if (zone == null && !input.has("zone")) {
            input.fail("zone", "required", "is required");
        }
        Map<DayOfWeek, List<WorkingHours>> week = HoursText.readWeek(input, "week");
        if (week == null && !input.has("week")) {
            input.fail("week", "required", "is required");
        }
        input.check();
        return new Draft(name, organization, zone == null ? ZoneOffset.UTC : zone, week == null ? Map.of() : week);
    }

    /** What is to become another; null for what stays. */
    record Change(
            @Nullable String name,
            @Nullable ZoneId zone,
            @Nullable Map<DayOfWeek, List<WorkingHours>> week) {

        StoredCalendar applied(StoredCalendar before, Instant now) {
            BusinessCalendar hours = before.hours();
            return new StoredCalendar(
                    new BusinessCalendar(
                            hours.id(),
                            name == null ? hours.name() : name,
                            zone == null ? hours.zone() : zone,
                            week == null ? hours.week() : week,
                            hours.exceptions()),
                    before.organization(),
                    before.createdAt(),
                    now,
                    before.version() + 1);
        }

        /** What was asked for, as it would be. */
        Map<String, @Nullable Object> fieldsOf(StoredCalendar after) {
            Map<String, @Nullable Object> fields = plain(after);
            if (name == null) {
                fields.remove("name");
            }
            if (zone == null) {
                fields.remove("zone");
            }
            if (week == null) {
                fields.remove("week");
            }
            return fields;
        }
    }

    Change readChange(Input input) {
        String name = input.has("name") ? input.requiredText("name", LONGEST_NAME) : null;
        requireName(input, name);
        ZoneId zone = zones.read(input);
        Map<DayOfWeek, List<WorkingHours>> week = HoursText.readWeek(input, "week");
        for (String field : List.of("zone", "week")) {
            if (input.has(field) && input.any(field) == null) {
                input.fail(field, "required", "is required");
            }
        }
        input.refuse("organization", "read_only", "cannot be changed");
        input.check();
        return new Change(name, zone, week);
    }

    /** The fields as they stand in JSON. */
    static Map<String, @Nullable Object> plain(StoredCalendar calendar) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", calendar.name());
        fields.put("zone", calendar.hours().zone().getId());
        fields.put("week", HoursText.week(calendar.hours().week()));
        return fields;
    }

    private @Nullable UUID organization(Input input) {
        String reference = input.text("organization", LONGEST_REFERENCE);
        if (reference == null) {
            return null;
        }
        UUID found = people.findOrganization(reference).map(Organization::id).orElse(null);
        if (found == null) {
            input.fail("organization", "not_found", "is no organization of this desk");
        }
        return found;
    }

    private static void requireName(Input input, @Nullable String name) {
        boolean shows = name == null || name.isEmpty() || name.codePoints().noneMatch(Character::isISOControl);
        if (!shows || (name != null && CalendarRows.id(name).isPresent())) {
            input.fail("name", "format", "must be a line of text that is no id");
        } else if (name != null && CalendarBook.folded(name).length() > LONGEST_NAME) {
            // Some single characters become many where names are compared, more than the column takes.
            input.fail("name", "too_long", "must have at most " + LONGEST_NAME + " characters, also spelled out");
        }
    }
}
