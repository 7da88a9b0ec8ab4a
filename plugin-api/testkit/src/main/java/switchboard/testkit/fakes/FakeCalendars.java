package switchboard.testkit.fakes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.Calendars;

/** Calendars that a test adds and gives to teams and people; without any, all work around the clock. */
public final class FakeCalendars implements Calendars {

    private final Map<UUID, BusinessCalendar> calendars = new LinkedHashMap<>();
    private final Map<UUID, UUID> uses = new LinkedHashMap<>();
    private BusinessCalendar standard = BusinessCalendar.always(new UUID(0x30000, 1), "Standard");

    public FakeCalendars() {
        add(standard);
    }

    /** Adds a calendar, or replaces the one with its id. */
    public void add(BusinessCalendar calendar) {
        calendars.put(calendar.id(), calendar);
        if (calendar.id().equals(standard.id())) {
            standard = calendar;
        }
    }

    /** Lets a team, an organization or a person go by a calendar. */
    public void use(UUID who, BusinessCalendar calendar) {
        add(calendar);
        uses.put(who, calendar.id());
    }

    @Override
    public Optional<BusinessCalendar> find(String reference) {
        return calendars.values().stream()
                .filter(calendar -> calendar.name().equals(reference)
                        || calendar.id().toString().equals(reference))
                .findFirst();
    }

    @Override
    public BusinessCalendar ofTeam(@Nullable UUID team, UUID organization) {
        return of(team).or(() -> of(organization)).orElse(standard);
    }

    @Override
    public BusinessCalendar ofPerson(UUID user) {
        return of(user).orElse(standard);
    }

    @Override
    public BusinessCalendar standard() {
        return standard;
    }

    private Optional<BusinessCalendar> of(@Nullable UUID who) {
        return who == null
                ? Optional.empty()
                : Optional.ofNullable(uses.get(who)).map(calendars::get);
    }
}
