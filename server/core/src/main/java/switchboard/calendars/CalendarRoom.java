package switchboard.calendars;

import java.time.Clock;
import java.util.List;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.users.People;

/** The room of calendars, wired. */
public final class CalendarRoom {

    private final DeskCalendars calendars;
    private final List<Object> resources;

    /** What the room needs of the ones below. */
    public record Needs(
            Transactions transactions, Ids ids, Clock clock, Journal journal, AuditLog audit, People people) {}

    private CalendarRoom(DeskCalendars calendars, List<Object> resources) {
        this.calendars = calendars;
        this.resources = List.copyOf(resources);
    }

    public static CalendarRoom open(Needs needs) {
        People people = needs.people();
        DeskCalendars calendars = new DeskCalendars(needs.transactions(), people.directory(), needs.clock());
        CalendarJournal journal = new CalendarJournal(needs.journal(), needs.audit(), needs.ids(), needs.clock());
        CalendarService service = new CalendarService(
                needs.transactions(),
                calendars,
                new CalendarFields(people.directory()),
                journal,
                needs.ids(),
                needs.clock());
        CalendarUses uses = new CalendarUses(
                needs.transactions(),
                calendars,
                new CalendarHolders(people.teams(), people.organizations(), people.accounts()),
                journal,
                needs.ids());
        return new CalendarRoom(
                calendars,
                List.of(
                        new CalendarResource(service),
                        new HolidayResource(new Holidays(needs.transactions(), calendars, journal, needs.clock())),
                        new TeamCalendarResource(uses),
                        new OrganizationCalendarResource(uses),
                        new UserCalendarResource(uses)));
    }

    /** What the rooms above and plugins ask. */
    public DeskCalendars calendars() {
        return calendars;
    }

    public List<Object> resources() {
        return resources;
    }
}
