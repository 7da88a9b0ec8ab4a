package switchboard.calendars;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.Calendars;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;
import switchboard.persistence.RecentCopy;
import switchboard.persistence.Transactions;

/** The calendars as they are, from a copy in memory that is at most a second behind the database. */
public final class DeskCalendars implements Calendars {

    private final UserDirectory people;
    private final RecentCopy<CalendarBook> copy;

    DeskCalendars(Transactions transactions, UserDirectory people, Clock clock) {
        this.people = people;
        this.copy = new RecentCopy<>(
                before -> transactions.read(dsl -> before != null && CalendarRows.version(dsl) == before.version()
                        ? before
                        : CalendarRows.read(dsl)),
                clock);
    }

    @Override
    public Optional<BusinessCalendar> find(String reference) {
        return current().find(reference).map(StoredCalendar::hours);
    }

    /** The same, where the caller sees it. */
    public Optional<BusinessCalendar> find(Caller caller, String reference) {
        return current()
                .find(reference)
                .filter(calendar -> CalendarAccess.sees(caller, calendar))
                .map(StoredCalendar::hours);
    }

    @Override
    public BusinessCalendar ofTeam(@Nullable UUID team, UUID organization) {
        CalendarBook book = current();
        return Optional.ofNullable(team)
                .flatMap(book::ofTeam)
                .or(() -> book.ofOrganization(organization))
                .orElseGet(book::standard)
                .hours();
    }

    @Override
    public BusinessCalendar ofPerson(UUID user) {
        CalendarBook book = current();
        return book.ofPerson(user)
                .or(() -> book.anyOrganizationHasOne()
                        ? people.user(user).map(User::organization).flatMap(book::ofOrganization)
                        : Optional.empty())
                .orElseGet(book::standard)
                .hours();
    }

    @Override
    public BusinessCalendar standard() {
        return current().standard().hours();
    }

    CalendarBook current() {
        return copy.get();
    }

    /** Forgets the copy, so that the next reader sees an edit that this node has just committed. */
    void forget() {
        copy.forget();
    }
}
