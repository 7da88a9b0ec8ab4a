package switchboard.calendars;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.calendars.BusinessCalendar;
import switchboard.api.calendars.Calendars;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;
import switchboard.persistence.Transactions;

/** The calendars as they are, from a copy in memory that is at most a second behind the database. */
public final class DeskCalendars implements Calendars {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final UserDirectory people;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    DeskCalendars(Transactions transactions, UserDirectory people, Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.clock = clock;
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
        Loaded now = loaded;
        return now != null && isFresh(now) ? now.book() : refreshed();
    }

    /** Forgets the copy, so that the next reader sees an edit that this node has just committed. */
    void forget() {
        Loaded now = loaded;
        if (now != null) {
            loaded = new Loaded(now.book(), Instant.EPOCH);
        }
    }

    private CalendarBook refreshed() {
        loading.lock();
        try {
            Loaded now = loaded;
            if (now != null && isFresh(now)) {
                return now.book();
            }
            Instant at = clock.instant();
            CalendarBook book = transactions.read(dsl ->
                    now != null && CalendarRows.version(dsl) == now.book().version()
                            ? now.book()
                            : CalendarRows.read(dsl));
            loaded = new Loaded(book, at);
            return book;
        } finally {
            loading.unlock();
        }
    }

    private boolean isFresh(Loaded copy) {
        Instant now = clock.instant();
        return !now.isBefore(copy.at()) && now.isBefore(copy.at().plus(FRESH));
    }

    private record Loaded(CalendarBook book, Instant at) {}
}
