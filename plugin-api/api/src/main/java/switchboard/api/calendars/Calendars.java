package switchboard.api.calendars;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.HostService;

/**
 * The calendars of the desk, from a copy that is at most a second old. An event {@code calendar.changed} tells of each
 * edit, of a calendar as of who goes by it.
 */
@HostService
public interface Calendars {

    /** A calendar by id or name. */
    Optional<BusinessCalendar> find(String reference);

    /** What a team goes by: its own calendar, else the organization's, else {@link #standard}. */
    BusinessCalendar ofTeam(@Nullable UUID team, UUID organization);

    /** What a person goes by: their own calendar, else that of their organization, else {@link #standard}. */
    BusinessCalendar ofPerson(UUID user);

    /** The calendar of whoever has no other. */
    BusinessCalendar standard();
}
